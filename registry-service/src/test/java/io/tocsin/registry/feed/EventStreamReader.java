package io.tocsin.registry.feed;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A client as a browser's `EventSource` is one: it remembers the last id of a whole block, and hands on
/// the blocks that have data.
final class EventStreamReader implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// A block that has data.
    record Message(String id, String event, String data) {}

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    private String lastEventId;
    private int linesLeft = Integer.MAX_VALUE;

    private EventStreamReader(HttpResponse<InputStream> response, String lastEventId) {
        this.response = response;
        this.lastEventId = lastEventId;
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    static EventStreamReader open(String query, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/events" + query))
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return new EventStreamReader(
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()), lastEventId);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    String lastEventId() {
        return lastEventId;
    }

    /// From now on the connection breaks after so many lines, wherever that is.
    EventStreamReader breakAfter(int count) {
        linesLeft = count;
        return this;
    }

    /// The next block with data; empty where the stream ended or broke.
    Optional<Message> next() {
        Block block = block();
        while (block != null && block.data.isEmpty()) {
            block = block();
        }
        return Optional.ofNullable(block)
                .map(whole -> new Message(lastEventId, whole.event, String.join("\n", whole.data)));
    }

    /// The comment of the next block, whether it has data or none.
    String nextComment() {
        Block block = block();
        return block == null ? null : block.comment;
    }

    private static final class Block {
        private final List<String> data = new ArrayList<>();
        private String comment;
        private String event;
        private String id;
    }

    private Block block() {
        Block block = new Block();
        for (String line = line(); line != null; line = line()) {
            if (line.isEmpty()) {
                lastEventId = block.id == null ? lastEventId : block.id;
                return block;
            }
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1);
            switch (line.substring(0, colon)) {
                case "" -> block.comment = value;
                case "id" -> block.id = value;
                case "event" -> block.event = value;
                case "data" -> block.data.add(value);
                default -> {}
            }
        }
        return null;
    }

    private String line() {
        if (linesLeft-- == 0) {
            close();
            return null;
        }
        try {
            return lines.readLine();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
        }
    }
}
