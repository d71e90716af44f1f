package io.tocsin.notify.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.UnreadableEvent;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts news into words. What there are no words for is told all the same: by its type, and by what its
/// data says outright.
final class Bulletins {
    private static final String TEST = "endpoint.test";

    private Bulletins() {}

    /// @param registry where the registry's pages are, an address that ends in `/`
    static Bulletin of(News news, Optional<URI> registry) {
        if (news.type().equals(TEST)) {
            return test(news.tree());
        }
        if (news.type().equals(Gathering.TYPE)) {
            return digest(news.tree());
        }
        try {
            if (news.isEvent()) {
                return EventBulletin.of(EventCodec.read(news.json()), registry);
            }
            if (news.isOperation()) {
                return OperationBulletin.of(news.tree());
            }
        } catch (UnreadableEvent | IllegalArgumentException e) {
            return outright(news);
        }
        return outright(news);
    }

    /// A test; with a link where the reader of a mailbox is to say first whether he wants alerts.
    private static Bulletin test(ObjectNode data) {
        Bulletin.Fact subscription =
                new Bulletin.Fact("Subscription", data.path("subscriptionId").asText());
        String confirm = data.path("confirmationUrl").textValue();
        return confirm == null
                ? new Bulletin("Test: alerts about sanctions arrive here", List.of(subscription), List.of())
                : new Bulletin(
                        "Please confirm that alerts about sanctions may be sent to this address",
                        List.of(
                                new Bulletin.Fact(
                                        "Note",
                                        "Nothing else is sent until you have. If you did not ask for this, do nothing."),
                                subscription),
                        List.of(new Bulletin.Link("To confirm", URI.create(confirm))));
    }

    private static Bulletin digest(ObjectNode data) {
        List<Bulletin.Fact> facts = new ArrayList<>();
        data.path("items")
                .forEach(item -> facts.add(new Bulletin.Fact(
                        item.path("number").asText(), item.path("headline").asText())));
        String alerts = facts.size() == 1 ? "1 alert" : facts.size() + " alerts";
        return new Bulletin(
                alerts + ", " + Wording.time(Instant.parse(data.path("from").asText())) + " to "
                        + Wording.time(Instant.parse(data.path("to").asText())),
                facts,
                List.of());
    }

    private static Bulletin outright(News news) {
        ObjectNode data = news.tree();
        List<Bulletin.Fact> facts = data.properties().stream()
                .filter(member -> member.getValue().isValueNode()
                        && !member.getValue().asText().isBlank())
                .map(member -> new Bulletin.Fact(
                        Wording.label(member.getKey()), member.getValue().asText()))
                .toList();
        return new Bulletin(headline(news.type(), data.path("url").asText()), facts, List.of());
    }

    /// What happened to another endpoint of the subscriber's; of what there are no words for, the type.
    private static String headline(String type, String endpoint) {
        return switch (type) {
            case "endpoint.failing" -> "The endpoint " + endpoint + " takes no messages";
            case "endpoint.recovered" -> "The endpoint " + endpoint + " takes messages again";
            case "endpoint.disabled" -> "The endpoint " + endpoint + " was disabled";
            default -> Wording.label(type);
        };
    }
}
