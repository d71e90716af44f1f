package io.tocsin.notify.subscription;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tocsin.designation.event.EventType;
import io.tocsin.designation.operation.OperationType;
import io.tocsin.notify.circuit.Notice;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which types a subscriber named, as he named them.
///
/// @param names types of event and of operation; `designation.*` is every event but `restated` and
/// `reported`, which come only where they are named, `source.*` every operation, and `endpoint.*` all
/// notices of the tenant's other endpoints. None at all is `designation.*`
public record WantedTypes(@JsonValue List<String> names) {
    private static final String EVERY_EVENT = "designation.*";
    private static final String EVERY_OPERATION = "source.*";
    private static final String EVERY_NOTICE = "endpoint.*";

    /// Every event that is news, and no operation.
    public static final WantedTypes ALL = new WantedTypes(List.of());

    public WantedTypes {
        names = List.copyOf(names);
        names.forEach(WantedTypes::check);
    }

    /// These types of event alone, `designation.*` where there are none.
    public static WantedTypes of(List<EventType> types) {
        return new WantedTypes(types.stream().map(EventType::wireName).toList());
    }

    /// Whether the subscriber wants events of that type.
    public boolean wants(EventType type) {
        return names.contains(type.wireName())
                || (names.isEmpty() || names.contains(EVERY_EVENT))
                        && type != EventType.RESTATED
                        && type != EventType.REPORTED;
    }

    /// Whether he wants operations of that type.
    public boolean wants(OperationType type) {
        return names.contains(type.wireName()) || names.contains(EVERY_OPERATION);
    }

    /// Whether he wants such notices of his other endpoints.
    public boolean wants(Notice.Type type) {
        return names.contains(type.wireName()) || names.contains(EVERY_NOTICE);
    }

    private static void check(String name) {
        if (known().noneMatch(name::equals)) {
            throw new IllegalArgumentException("The filter names an unknown event type \"" + name + "\"; there are "
                    + known().collect(Collectors.joining(", ")) + ".");
        }
    }

    private static Stream<String> known() {
        return Stream.of(
                        Arrays.stream(EventType.values()).map(EventType::wireName),
                        Arrays.stream(OperationType.values()).map(OperationType::wireName),
                        Arrays.stream(Notice.Type.values()).map(Notice.Type::wireName),
                        Stream.of(EVERY_EVENT, EVERY_OPERATION, EVERY_NOTICE))
                .flatMap(names -> names);
    }
}
