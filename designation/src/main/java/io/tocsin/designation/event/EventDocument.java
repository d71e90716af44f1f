package io.tocsin.designation.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.designation.Change;
import io.tocsin.designation.Designation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The event's JSON document, property by property in the order in which it is written. The committed
/// JSON Schema is generated from it.
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Bulk bulk,
        EventTimes times,
        List<Evidence> evidence,
        Digest previousDigest,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Digest digest) {

    static final int SCHEMA = 1;

    EventDocument {
        require(sequence, "eventId", eventId);
        require(sequence, "type", type);
        require(sequence, "source", source);
        require(sequence, "action", action);
        require(sequence, "run", run);
        require(sequence, "designation", designation);
        require(sequence, "times", times);
        require(sequence, "evidence", evidence);
        require(sequence, "previousDigest", previousDigest);
        changes = whole(sequence, "changes", changes);
        links = whole(sequence, "links", links);
        evidence = whole(sequence, "evidence", evidence);
    }

    private static void require(long sequence, String property, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("event " + sequence + " lacks " + property);
        }
    }

    private static <T> List<T> whole(long sequence, String property, @Nullable List<T> values) {
        if (values == null) {
            return List.of();
        }
        if (values.stream().anyMatch(value -> value == null)) {
            throw new IllegalArgumentException("event " + sequence + " has null among its " + property);
        }
        return List.copyOf(values);
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
            case AMENDED -> new DesignationEvent.Amended(designation, changed, linked, bulk);
            case DELISTED -> new DesignationEvent.Delisted(designation, changed, linked);
            case REKEYED -> new DesignationEvent.Rekeyed(designation, changed, linked);
            case RESTATED -> new DesignationEvent.Restated(designation, changed);
        };
    }
}
