package io.tocsin.notify.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.event.LoggedEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One event on its way past many filters. What expressions see of it is made once, and only where one
/// asks. For one thread.
public final class Offered {
    private final LoggedEvent event;
    private @Nullable Map<String, Object> facts;

    public Offered(LoggedEvent event) {
        this.event = event;
    }

    public LoggedEvent event() {
        return event;
    }

    /// What an expression calls `event`.
    Map<String, Object> facts() {
        Map<String, Object> known = facts;
        if (known == null) {
            try {
                known = EventShape.PUBLISHED.facts(DesignationJson.MAPPER.readTree(event.json()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("event " + event.sequence() + " was read and is no JSON", e);
            }
            facts = known;
        }
        return known;
    }
}
