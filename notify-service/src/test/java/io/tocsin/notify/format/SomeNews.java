package io.tocsin.notify.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tocsin.designation.Address;
import io.tocsin.designation.Change;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Field;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Relation;
import io.tocsin.designation.Significance;
import io.tocsin.designation.Status;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.Bulk;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.Link;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.event.RunPosition;
import io.tocsin.designation.operation.NumberedOperation;
import io.tocsin.designation.operation.Operation;
import io.tocsin.designation.operation.OperationType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// One of each kind of news, about invented parties.
final class SomeNews {
    static final Instant ANNOUNCED = Instant.parse("2024-12-18T15:00:00Z");
    static final Instant KNOWN = Instant.parse("2024-12-18T19:43:30Z");
    static final UUID LOG = new UUID(1, 2);

    private SomeNews() {}

    static List<DesignationEvent> events() {
        Designation listed = listed("EXAMPLE WORKS");
        Link link = new Link(Link.Rel.CONFIRMS, DesignationId.parse("us-state:2024-12-18-example-works"), 9L, 1.0);
        Link from = new Link(Link.Rel.REKEYED_FROM, DesignationId.parse("ofac-sdn:99000"), null, 0.95);
        List<Change> changes = List.of(
                new Change(Field.PROGRAMMES, json("[\"IFSR\"]"), json("[\"NPWMD\"]"), Significance.MATERIAL),
                new Change(Field.REMARKS, TextNode.valueOf("old"), TextNode.valueOf("new"), Significance.MINOR));
        Bulk bulk = new Bulk("key", 120, 13, 251, new Bulk.Edit(Field.REMARKS, "old", "new"));
        return List.of(
                new DesignationEvent.Announced(Action.DESIGNATE, announced(Status.ANNOUNCED), List.of()),
                new DesignationEvent.Announced(Action.DELIST, announced(Status.ANNOUNCED), List.of()),
                new DesignationEvent.Confirmed(Action.DESIGNATE, announced(Status.CONFIRMED), List.of(link)),
                new DesignationEvent.Contradicted(Action.AMEND, announced(Status.CONTRADICTED), List.of(link)),
                new DesignationEvent.Lapsed(Action.DESIGNATE, announced(Status.ANNOUNCED), List.of()),
                new DesignationEvent.Withdrawn(Action.DESIGNATE, announced(Status.WITHDRAWN), List.of()),
                new DesignationEvent.Reported(Action.DESIGNATE, announced(Status.REPORTED), List.of()),
                new DesignationEvent.Listed(listed, false, List.of(link)),
                new DesignationEvent.Listed(listed, true, List.of()),
                new DesignationEvent.Amended(listed, changes, List.of()),
                new DesignationEvent.Amended(listed, changes, List.of(), bulk),
                new DesignationEvent.Delisted(listed.withStatus(Status.DELISTED), List.of(), List.of()),
                new DesignationEvent.Rekeyed(listed, List.of(), List.of(from)),
                new DesignationEvent.Restated(listed, changes),
                new DesignationEvent.Restated(listed, List.of()));
    }

    static List<Operation> operations() {
        Operation.EventCounts counts = new Operation.EventCounts(1, 2, 3, 4, 5, 6);
        return List.of(
                new Operation.Held("ofac-sdn", "r", "ab", List.of("removals"), "too many are gone", 7, 8, counts),
                new Operation.Released("ofac-sdn", "run-1", "A. Person", "the authority says so"),
                new Operation.Rejected("ofac-sdn", "run-1", "A. Person", "a stale copy"),
                new Operation.Superseded("ofac-sdn", "run-1"),
                new Operation.Failing("ofac-sdn", ANNOUNCED, 3, "it answered 503"),
                new Operation.Stale("ofac-sdn", 7200, null, null, null),
                new Operation.Recovered("ofac-sdn", List.of(OperationType.STALE), ANNOUNCED, KNOWN),
                new Operation.Repaired("ofac-sdn", "run-1", "two entries were missing", counts),
                new Operation.Heartbeat(
                        17,
                        "ab".repeat(32),
                        List.of(new Operation.SourceFreshness("un-sc", "stale", null, null, null, 60L))));
    }

    /// Every kind, and a message of this service's own.
    static List<News> all() {
        List<News> all = new ArrayList<>();
        events().forEach(event -> all.add(News.of(logged(event))));
        operations().forEach(operation -> all.add(News.of(NumberedOperation.of(LOG, 5, operation, KNOWN))));
        all.add(own("endpoint.disabled", "{\"url\":\"https://receiver.example/\",\"pendingDeliveries\":12}"));
        return all;
    }

    static News own(String type, String json) {
        return new News(new UUID(3, 4), type, KNOWN, json);
    }

    static LoggedEvent logged(DesignationEvent event) {
        return logged(event, "https://lists.example/sdn.xml?day=2024-12-18");
    }

    static LoggedEvent logged(DesignationEvent event, String url) {
        return EventCodec.seal(
                LOG,
                17,
                Digest.GENESIS,
                event.designation().source(),
                new RunPosition("run", 1, 1),
                event,
                new EventTimes(ANNOUNCED, null, KNOWN, KNOWN),
                List.of(new Evidence("0".repeat(64), url, null, KNOWN)));
    }

    static Designation listed(String name) {
        return of("ofac-sdn", "us-ofac", "99001", Status.LISTED, name);
    }

    static Designation announced(Status status) {
        return of("us-state", "us-state", "2024-12-18-example-works", status, "EXAMPLE WORKS");
    }

    private static Designation of(String source, String authority, String reference, Status status, String name) {
        return new Designation(
                DesignationId.of(source, reference),
                1,
                authority,
                reference,
                status,
                new Subject(
                        SubjectType.ORGANISATION,
                        List.of(
                                Name.of(name, NameQuality.PRIMARY),
                                Name.of("示例工厂", NameQuality.STRONG),
                                Name.of("EW", NameQuality.WEAK)),
                        List.of(Address.in("IR")),
                        List.of(Identifier.of("Registration Number", "12345", "AE")),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null),
                List.of("NPWMD"),
                List.of(new LegalBasis("E.O. 13382", "1(a)(ii)")),
                LocalDate.of(2024, 12, 18),
                List.of("Blocking of property"),
                "For samples.",
                "Wording",
                List.of(new Relation(Relation.LINKED_TO, "SEA EXAMPLE", null)));
    }

    static JsonNode json(String text) {
        try {
            return DesignationJson.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
