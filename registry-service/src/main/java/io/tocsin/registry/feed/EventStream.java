package io.tocsin.registry.feed;

import io.tocsin.registry.Places;
import io.tocsin.registry.feed.Stretch.Entry;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/// One stream of server-sent events, from a position in the log on. What is written is waited for, stretch
/// by stretch: a slow client slows its own stream down, and holds no more than a stretch in memory.
final class EventStream implements Runnable {
    private static final Logger LOG = Logger.getLogger(EventStream.class);

    private final EventLog log;
    private final LogEnd end;
    private final FeedConfig config;
    private final Wanted wanted;
    private final SseEventSink sink;
    private final Sse sse;
    private final Places.Place place;
    private long position;
    private long writtenAt = System.nanoTime();

    EventStream(
            EventLog log,
            LogEnd end,
            FeedConfig config,
            Wanted wanted,
            long position,
            SseEventSink sink,
            Sse sse,
            Places.Place place) {
        this.log = log;
        this.end = end;
        this.config = config;
        this.wanted = wanted;
        this.position = position;
        this.sink = sink;
        this.sse = sse;
        this.place = place;
    }

    /// Says where the stream begins, so that a client that is cut off before the first event goes on from
    /// there.
    void open() {
        await(sink.send(sse.newEventBuilder()
                .comment("live")
                .id(Long.toString(position))
                .reconnectDelay(config.reconnectAfter().toMillis())
                .build()));
    }

    /// Streams until the client is gone or the service stops.
    @Override
    public void run() {
        try (place;
                sink) {
            while (isOpen()) {
                step();
            }
        } catch (SQLException e) {
            LOG.warnf("a stream of events ends, its client may connect again; reason=%s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CompletionException | IllegalStateException e) {
            LOG.debugf("the client of a stream of events is gone; reason=%s", e.getMessage());
        }
    }

    private void step() throws SQLException, InterruptedException {
        Stretch stretch = log.after(position, wanted, config.maxLimit());
        send(stretch);
        Duration silence = config.heartbeat().minusNanos(System.nanoTime() - writtenAt);
        if (!silence.isPositive()) {
            tellPosition();
        } else if (stretch.isLast()) {
            end.awaitBeyond(position, silence, () -> !isOpen());
        }
    }

    private void send(Stretch stretch) {
        CompletionStage<?> written = null;
        for (Entry entry : stretch.events()) {
            written = sink.send(event(entry));
        }
        if (written != null) {
            await(written);
        }
        position = stretch.until();
    }

    private OutboundSseEvent event(Entry entry) {
        return sse.newEventBuilder()
                .id(Long.toString(entry.sequence()))
                .name(entry.type())
                .data(String.class, entry.json())
                .build();
    }

    /// Moves the client's Last-Event-ID past what it did not want; a block without data is no event to it.
    private void tellPosition() {
        await(sink.send(sse.newEventBuilder()
                .comment("heartbeat")
                .id(Long.toString(position))
                .build()));
    }

    private void await(CompletionStage<?> written) {
        written.toCompletableFuture().join();
        writtenAt = System.nanoTime();
    }

    private boolean isOpen() {
        return !sink.isClosed() && !end.isClosed();
    }
}
