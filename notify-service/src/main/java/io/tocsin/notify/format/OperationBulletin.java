package io.tocsin.notify.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.operation.Operation;
import io.tocsin.designation.operation.OperationType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says in words what happened to a source.
final class OperationBulletin {
    private final List<Bulletin.Fact> facts = new ArrayList<>();

    private OperationBulletin() {}

    /// @param message the operation as received; an `IllegalArgumentException` where this version cannot read it
    static Bulletin of(ObjectNode message) {
        OperationBulletin bulletin = new OperationBulletin();
        String headline = bulletin.headline(read(message));
        if (message.has("lastNumber")) {
            bulletin.fact("Your last number", message.path("lastNumber").asText());
            bulletin.fact("Matched up to event", message.path("matchedSequence").asText());
        }
        bulletin.fact("At", Wording.time(Instant.parse(message.path("at").asText())));
        return new Bulletin(headline, bulletin.facts, List.of());
    }

    private static Operation read(ObjectNode message) {
        ObjectNode data = message.path("data").deepCopy();
        data.set("source", message.path("source"));
        try {
            return DesignationJson.MAPPER.treeToValue(
                    data, form(OperationType.of(message.path("type").asText())));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an operation of another form: " + e.getOriginalMessage(), e);
        }
    }

    private static Class<? extends Operation> form(OperationType type) {
        return switch (type) {
            case HELD -> Operation.Held.class;
            case RELEASED -> Operation.Released.class;
            case REJECTED -> Operation.Rejected.class;
            case SUPERSEDED -> Operation.Superseded.class;
            case FAILING -> Operation.Failing.class;
            case STALE -> Operation.Stale.class;
            case RECOVERED -> Operation.Recovered.class;
            case REPAIRED -> Operation.Repaired.class;
            case HEARTBEAT -> Operation.Heartbeat.class;
        };
    }

    private String headline(Operation operation) {
        return switch (operation) {
            case Operation.Held held -> {
                fact("Reason", held.reason());
                fact("Removals that wait", Integer.toString(held.heldRemovals()));
                fact("Run", held.runId());
                yield "A document of " + held.source() + " is held for a decision";
            }
            case Operation.Released released -> {
                decided(released.by(), released.reason(), released.runId());
                yield "The held document of " + released.source() + " was released";
            }
            case Operation.Rejected rejected -> {
                decided(rejected.by(), rejected.reason(), rejected.runId());
                yield "The held document of " + rejected.source() + " was rejected";
            }
            case Operation.Superseded superseded -> {
                fact("Run", superseded.runId());
                yield "A newer document of " + superseded.source() + " took the place of the one held";
            }
            case Operation.Failing failing -> {
                fact("Why", failing.why());
                fact("Since", Wording.time(failing.since()));
                fact("Looks that failed", Integer.toString(failing.looks()));
                yield "The source " + failing.source() + " cannot be read";
            }
            case Operation.Stale stale -> {
                fact("Last verified", time(stale.lastVerifiedAt()));
                fact("Last looked at", time(stale.lastCheckedAt()));
                fact("Why", stale.why());
                yield "The source " + stale.source() + " has not been verified for more than "
                        + Wording.duration(Duration.ofSeconds(stale.staleAfterSeconds()));
            }
            case Operation.Recovered recovered -> {
                fact("Since", Wording.time(recovered.since()));
                fact("Verified", Wording.time(recovered.verifiedAt()));
                yield "The source " + recovered.source() + " is verified again";
            }
            case Operation.Repaired repaired -> {
                fact("Reason", repaired.reason());
                fact("Run", repaired.runId());
                yield "A whole list of " + repaired.source() + " corrected what a delta had wrong";
            }
            case Operation.Heartbeat heartbeat -> {
                fact("Sources that are not ok", notOk(heartbeat));
                yield "Heartbeat: the log is at event " + heartbeat.sequence();
            }
        };
    }

    private void decided(String by, String reason, String run) {
        fact("By", by);
        fact("Reason", reason);
        fact("Run", run);
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? "never" : Wording.time(at);
    }

    private static String notOk(Operation.Heartbeat heartbeat) {
        String sources = heartbeat.sources().stream()
                .filter(source -> !source.state().equals("ok"))
                .map(source -> source.id() + " (" + source.state() + ")")
                .collect(Collectors.joining(", "));
        return sources.isEmpty() ? "none" : sources;
    }

    private void fact(String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Bulletin.Fact(label, value));
        }
    }
}
