package io.tocsin.designation.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.designation.Change;
import io.tocsin.designation.Designation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The event's JSON document, property by property in the order in which it is written. The committed JSON Schema
/// is
/// generated from it.
record EventDocument(
        int schema,
        String eventId,
        EventType type,
        String source,
        long sequence,
        boolean baseline,
        Action action,
        RunPosition run,
        Designation designation,
        @Nullable List<Change> changes,
        @Nullable List<Link> links,
        EventTimes times,
        List<Evidence> evidence,
        Digest previousDigest,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Digest digest) {

    static final int SCHEMA = 1;

    EventDocument {
        if (type == null || run == null || designation == null || times == null || evidence == null) {
            throw new IllegalArgumentException(
                    "event " + sequence + " lacks one of type, run, designation, times, evidence");
        }
        if (previousDigest == null) {
            throw new IllegalArgumentException("event " + sequence + " lacks previousDigest");
        }
        changes = changes == null ? List.of() : changes;
        links = links == null ? List.of() : links;
    }

    /// What happened, as the sealed kind that the type names.
    DesignationEvent event() {
        List<Change> changed = changes == null ? List.of() : changes;
        List<Link> linked = links == null ? List.of() : links;
        return switch (type) {
            case ANNOUNCED -> new DesignationEvent.Announced(action, designation, linked);
            case CONFIRMED -> new DesignationEvent.Confirmed(action, designation, linked);
            case CONTRADICTED -> new DesignationEvent.Contradicted(action, designation, linked);
            case LAPSED -> new DesignationEvent.Lapsed(action, designation, linked);
            case WITHDRAWN -> new DesignationEvent.Withdrawn(action, designation, linked);
            case REPORTED -> new DesignationEvent.Reported(action, designation, linked);
            case LISTED -> new DesignationEvent.Listed(designation, baseline, linked);
            case AMENDED -> new DesignationEvent.Amended(designation, changed, linked);
            case DELISTED -> new DesignationEvent.Delisted(designation, changed, linked);
            case REKEYED -> new DesignationEvent.Rekeyed(designation, changed, linked);
            case RESTATED -> new DesignationEvent.Restated(designation, changed);
        };
    }
}
