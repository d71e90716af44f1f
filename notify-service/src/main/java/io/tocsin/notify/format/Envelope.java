package io.tocsin.notify.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The envelope of Standard Webhooks: `{"type", "timestamp", "data"}`. The JSON stands in `data` exactly as
/// received, never written anew, unless it is too large. Beside it an event has its lag.
final class Envelope {
    private static final String CONTENT_TYPE = "application/json";

    private Envelope() {}

    static Body of(News news, Optional<URI> registry) {
        String beside = beside(news);
        return new Body(CONTENT_TYPE, Reduction.fit(news, registry, reduction -> written(news, beside, reduction)));
    }

    /// The message as it is before it is reduced, however large.
    static Body whole(News news) {
        return new Body(CONTENT_TYPE, written(news, beside(news), null));
    }

    private static byte[] written(News news, String beside, @Nullable Reduction reduction) {
        String data = reduction == null ? news.json() : reduction.data();
        String text = "{\"type\":\"" + news.type() + "\",\"timestamp\":\"" + news.at() + "\",\"data\":" + data + beside
                + (reduction == null ? "" : reduced(reduction)) + "}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String beside(News news) {
        if (!news.isEvent()) {
            return "";
        }
        Lag lag = Lag.of(news.tree());
        return ",\"lag\":{\"behindAnnouncementSeconds\":" + seconds(lag.announcement())
                + ",\"behindPublicationSeconds\":" + seconds(lag.publication()) + "}";
    }

    private static @Nullable Long seconds(@Nullable Duration lag) {
        return lag == null ? null : lag.toSeconds();
    }

    private static String reduced(Reduction reduction) {
        ObjectNode said = DesignationJson.MAPPER.createObjectNode().put("reduced", true);
        reduction.omitted().forEach(said.putArray("omitted")::add);
        said.set("full", reduction.full().json());
        return "," + said.toString().substring(1, said.toString().length() - 1);
    }
}
