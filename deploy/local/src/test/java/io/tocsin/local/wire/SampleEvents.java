package io.tocsin.local.wire;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Status;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.event.RunPosition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Events as a log would carry them, numbered as they are made.
public final class SampleEvents {
    public static final Instant EMITTED_AT = Instant.parse("2024-12-18T17:00:01.250Z");
    private static final UUID LOG_ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private Digest digest = Digest.GENESIS;
    private long sequence;

    public LoggedEvent baseline(String reference, int index, int size) {
        return seal("ofac-sdn", new RunPosition("run-1", index, size), listed(reference, "EXAMPLE " + reference, true));
    }

    public LoggedEvent listed(String reference, String name) {
        return seal("ofac-sdn", new RunPosition("run-2", 1, 1), listed(reference, name, false));
    }

    public LoggedEvent announced(String reference, String name) {
        Designation designation = designation("us-state", reference, name).withStatus(Status.ANNOUNCED);
        return seal(
                "us-state",
                new RunPosition("run-3", 1, 1),
                new DesignationEvent.Announced(Action.DESIGNATE, designation, List.of()));
    }

    private static DesignationEvent listed(String reference, String name, boolean baseline) {
        return new DesignationEvent.Listed(designation("ofac-sdn", reference, name), baseline, List.of());
    }

    private static Designation designation(String source, String reference, String name) {
        Subject subject = Subject.of(SubjectType.ORGANISATION, List.of(Name.of(name, NameQuality.PRIMARY)));
        return Designation.listed(source, "us-ofac", reference, subject, List.of("NPWMD", "IFSR"));
    }

    private LoggedEvent seal(String source, RunPosition run, DesignationEvent event) {
        LoggedEvent sealed = EventCodec.seal(
                LOG_ID,
                ++sequence,
                digest,
                source,
                run,
                event,
                new EventTimes(null, null, EMITTED_AT, EMITTED_AT),
                List.of(new Evidence("0".repeat(64), null, null, EMITTED_AT)));
        digest = sealed.digest();
        return sealed;
    }
}
