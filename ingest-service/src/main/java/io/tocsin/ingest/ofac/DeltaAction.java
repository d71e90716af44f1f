package io.tocsin.ingest.ofac;

import io.tocsin.ingest.format.Element;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What became of an element of a delta.
enum DeltaAction {
    ADD,
    REMOVE,
    MODIFY;

    /// The action that an element says, in any case and white space; null where it says none that is known: it is
    /// context then.
    static @Nullable DeltaAction of(Element element) {
        String action = element.attribute("action");
        return action == null
                ? null
                : switch (action.strip().toLowerCase(Locale.ROOT)) {
                    case "add" -> ADD;
                    case "remove", "delete" -> REMOVE;
                    case "modify", "change" -> MODIFY;
                    default -> null;
                };
    }
}
