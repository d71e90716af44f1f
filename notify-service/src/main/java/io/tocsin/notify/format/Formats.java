package io.tocsin.notify.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Writes news in every format.
@ApplicationScoped
public class Formats {
    /// No message is larger: Standard Webhooks asks for less than 20 kB, and every channel for people takes it.
    public static final int MAX_BYTES = 20_000;

    /// How many deliveries one digest tells at most.
    private static final int MAX_GATHERED = 50;

    /// More than any envelope has around its data.
    private static final int ENVELOPE_BYTES = 1000;

    private static final String JSON = "application/json";

    private final Optional<URI> registry;

    @Inject
    Formats(FormatConfig config) {
        this(config.registryAddress());
    }

    /// For those who write news without the service's settings.
    ///
    /// @param registryAddress where receivers reach the registry, empty where they do not
    public Formats(Optional<URI> registryAddress) {
        this.registry = registryAddress.map(url -> URI.create(url.toString().replaceFirst("/*$", "/")));
    }

    /// The message that tells the news.
    public Body write(Format format, News news) {
        return switch (format) {
            case EVENT -> Envelope.of(news, registry);
            case CLOUDEVENTS -> CloudEvent.of(news, registry);
            case SLACK -> fitting(Bulletins.of(news, registry), bulletin -> json(SlackMessage.of(bulletin)));
            case TEAMS -> fitting(Bulletins.of(news, registry), bulletin -> json(TeamsCard.of(bulletin)));
            case EMAIL -> fitting(Bulletins.of(news, registry), MailMessage::of);
        };
    }

    /// The event in its envelope, never reduced: for those who fetch.
    public String whole(News news) {
        return new String(Envelope.whole(news).bytes(), StandardCharsets.UTF_8);
    }

    /// One message that tells as many of these news as have room in it, in their order, each in short.
    ///
    /// @param items at least one
    public Gathered gather(Format format, UUID subscription, List<Numbered> items) {
        int count = Math.min(items.size(), MAX_GATHERED);
        News news = Gathering.of(subscription, items.subList(0, count));
        while (count > 1 && !isWhole(format, news, count)) {
            count -= Math.max(1, count / 8);
            news = Gathering.of(subscription, items.subList(0, count));
        }
        return new Gathered(news.id(), write(format, news), count);
    }

    /// Whether a digest would be sent as it is, with nothing left out.
    private boolean isWhole(Format format, News news, int count) {
        return switch (format) {
            case EVENT, CLOUDEVENTS ->
                news.json().getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES - ENVELOPE_BYTES;
            case SLACK -> isWhole(news, count, bulletin -> json(SlackMessage.of(bulletin)));
            case TEAMS -> isWhole(news, count, bulletin -> json(TeamsCard.of(bulletin)));
            case EMAIL -> isWhole(news, count, MailMessage::of);
        };
    }

    private boolean isWhole(News news, int count, Function<Bulletin, Body> form) {
        return count <= Bulletin.MAX_FACTS
                && form.apply(Bulletins.of(news, registry)).bytes().length <= MAX_BYTES;
    }

    /// With as many of the facts as there is room for.
    private static Body fitting(Bulletin bulletin, Function<Bulletin, Body> form) {
        Body body = form.apply(bulletin);
        return body.bytes().length <= MAX_BYTES
                ? body
                : fitting(bulletin.withFacts(bulletin.facts().size() - 1), form);
    }

    private static Body json(ObjectNode message) {
        return new Body(JSON, message.toString().getBytes(StandardCharsets.UTF_8));
    }
}
