package io.tocsin.designation.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// The types of event that the log knows, by their names on the wire.
public enum EventType {
    ANNOUNCED("designation.announced"),
    CONFIRMED("designation.confirmed"),
    CONTRADICTED("designation.contradicted"),
    LAPSED("designation.lapsed"),
    WITHDRAWN("designation.withdrawn"),
    REPORTED("designation.reported"),
    LISTED("designation.listed"),
    AMENDED("designation.amended"),
    DELISTED("designation.delisted"),
    REKEYED("designation.rekeyed"),
    RESTATED("designation.restated");

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::wireName, type -> type));

    private final String wireName;

    EventType(String wireName) {
        this.wireName = wireName;
    }

    /// The name in JSON, in filters and in headers: `designation.listed`.
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// The type of that name; refuses a name it does not know, quoting it.
    @JsonCreator
    public static EventType of(String wireName) {
        EventType type = BY_NAME.get(wireName);
        if (type == null) {
            throw new IllegalArgumentException("unknown event type: " + wireName);
        }
        return type;
    }
}
