package io.tocsin.designation.operation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// The types of operation, by their names on the wire.
public enum OperationType {
    HELD("source.held"),
    RELEASED("source.released"),
    REJECTED("source.rejected"),
    SUPERSEDED("source.superseded"),
    FAILING("source.failing"),
    STALE("source.stale"),
    RECOVERED("source.recovered"),
    REPAIRED("source.repaired"),
    HEARTBEAT("source.heartbeat");

    private static final Map<String, OperationType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(OperationType::wireName, type -> type));

    private final String wireName;

    OperationType(String wireName) {
        this.wireName = wireName;
    }

    /// The name in JSON, in filters and in headers: `source.held`.
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// The type of that name; refuses a name it does not know, quoting it.
    @JsonCreator
    public static OperationType of(String wireName) {
        OperationType type = BY_NAME.get(wireName);
        if (type == null) {
            throw new IllegalArgumentException("unknown operation type: " + wireName);
        }
        return type;
    }
}
