package io.tocsin.notify.payload;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import io.tocsin.designation.Significance;
import io.tocsin.designation.Status;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.EventType;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.Link;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.event.RunPosition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One event of each type, about an invented company that is announced, listed, amended and taken off.
final class ExampleEvents {
    static final UUID LOG = UUID.fromString("5a4e7c10-2f7b-4b57-8d0e-7f1f0f6a2b01");
    static final Instant AT = Instant.parse("2024-12-18T15:04:06Z");
    static final String DOCUMENT = "2d6fc30d325f59b34f321050a554c5e201dcded8353fe7bad650fdc86485e9b5";

    private static final long SEQUENCE = 20_170;
    private static final String LIST = "ofac-sdn";
    private static final String ANNOUNCEMENTS = "us-state";
    private static final Instant ANNOUNCED_AT = Instant.parse("2024-12-18T15:00:00Z");
    private static final DesignationId ANNOUNCED_ID =
            DesignationId.of(ANNOUNCEMENTS, "2024-12-18-example-rocket-works");

    private ExampleEvents() {}

    static LoggedEvent of(EventType type) {
        DesignationEvent event = event(type);
        String source = event.designation().id().source();
        boolean announces = source.equals(ANNOUNCEMENTS);
        return EventCodec.seal(
                LOG,
                SEQUENCE,
                Digest.GENESIS,
                source,
                new RunPosition("2024-12-18-0007", 1, 1),
                event,
                new EventTimes(ANNOUNCED_AT, announces ? ANNOUNCED_AT : AT, AT, AT),
                List.of(new Evidence(
                        DOCUMENT,
                        announces ? "https://announcements.example/2024/rocket-works" : "https://lists.example/sdn.xml",
                        announces ? null : "2024-12-18",
                        AT)));
    }

    private static DesignationEvent event(EventType type) {
        return switch (type) {
            case ANNOUNCED ->
                new DesignationEvent.Announced(Action.DESIGNATE, announced(1, Status.ANNOUNCED), List.of());
            case CONFIRMED ->
                new DesignationEvent.Confirmed(
                        Action.DESIGNATE,
                        announced(2, Status.CONFIRMED),
                        List.of(new Link(Link.Rel.CONFIRMED_BY, listed(1).id(), SEQUENCE - 1, 0.97)));
            case CONTRADICTED ->
                new DesignationEvent.Contradicted(Action.DESIGNATE, announced(2, Status.CONTRADICTED), List.of());
            case LAPSED -> new DesignationEvent.Lapsed(Action.DESIGNATE, announced(2, Status.ANNOUNCED), List.of());
            case WITHDRAWN ->
                new DesignationEvent.Withdrawn(Action.DESIGNATE, announced(2, Status.WITHDRAWN), List.of());
            case REPORTED -> new DesignationEvent.Reported(Action.DESIGNATE, announced(1, Status.REPORTED), List.of());
            case LISTED ->
                new DesignationEvent.Listed(
                        listed(1),
                        false,
                        List.of(new Link(
                                Link.Rel.CONFIRMS,
                                ANNOUNCED_ID,
                                SEQUENCE - 12,
                                0.97,
                                "the same name, the same order")));
            case AMENDED -> new DesignationEvent.Amended(listed(2), List.of(newProgramme()), List.of());
            case DELISTED -> new DesignationEvent.Delisted(listed(3).withStatus(Status.DELISTED), List.of(), List.of());
            case REKEYED ->
                new DesignationEvent.Rekeyed(
                        listed(2),
                        List.of(),
                        List.of(new Link(
                                Link.Rel.REKEYED_FROM, DesignationId.of(LIST, "69990"), null, 1, "the same name")));
            case RESTATED -> new DesignationEvent.Restated(listed(2), List.of(newProgramme()));
        };
    }

    private static Change newProgramme() {
        ArrayNode before = DesignationJson.MAPPER.createArrayNode().add("NPWMD");
        ArrayNode after = DesignationJson.MAPPER.createArrayNode().add("IFSR").add("NPWMD");
        return new Change(Field.PROGRAMMES, before, after, Significance.MATERIAL);
    }

    private static Designation announced(int revision, Status status) {
        return designation(ANNOUNCED_ID, "us-state", revision, status, List.of("NPWMD"), null);
    }

    private static Designation listed(int revision) {
        return designation(
                DesignationId.of(LIST, "70001"),
                "us-ofac",
                revision,
                Status.LISTED,
                revision == 1 ? List.of("NPWMD") : List.of("IFSR", "NPWMD"),
                "(Linked To: EXAMPLE HOLDING)");
    }

    private static Designation designation(
            DesignationId id,
            String authority,
            int revision,
            Status status,
            List<String> programmes,
            @Nullable String remarks) {
        Subject subject = new Subject(
                SubjectType.ORGANISATION,
                List.of(
                        Name.of("EXAMPLE ROCKET WORKS", NameQuality.PRIMARY),
                        Name.of("شركة المثال للصواريخ", NameQuality.STRONG)),
                List.of(new Address("12 Second Sample Street", "Testabad", null, null, "IR")),
                List.of(Identifier.of("Registration Number", "EX-0001234", "IR")),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
        return new Designation(
                id,
                revision,
                authority,
                id.reference(),
                status,
                subject,
                programmes,
                List.of(new LegalBasis("E.O. 13382", "1(a)(ii)")),
                LocalDate.of(2024, 12, 18),
                List.of(),
                null,
                remarks,
                List.of());
    }
}
