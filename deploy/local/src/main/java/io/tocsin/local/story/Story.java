package io.tocsin.local.story;

import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.local.authority.Stage;
import java.util.HashSet;
import java.util.Set;

/// How far the demo has come, read off the wire alone: the baseline, four parties announced, the same four
/// listed, and the webhooks that tell of it. So it goes on where it was after any restart.
final class Story {
    static final String LIST = "ofac-sdn";
    static final String ANNOUNCEMENTS = "us-state";
    private static final int PARTIES = 4;

    private final Set<String> announced = new HashSet<>();
    private final Set<String> listed = new HashSet<>();
    private final Set<String> awaitedWebhooks = new HashSet<>();
    private boolean baseline;

    void saw(LoggedEvent event) {
        String designation = event.designationId().toString();
        switch (event.event()) {
            case DesignationEvent.Listed e
            when e.baseline() && event.source().equals(LIST) ->
                baseline |= event.run().index() == event.run().size();
            case DesignationEvent.Listed e
            when event.source().equals(LIST) && listed.size() < PARTIES -> {
                listed.add(designation);
                awaitedWebhooks.add(event.eventId().toString());
            }
            case DesignationEvent.Announced e when event.source().equals(ANNOUNCEMENTS) -> announced.add(designation);
            case DesignationEvent e -> {
                // Nothing that moves the demo on.
            }
        }
    }

    /// An event that an earlier run saw, and whose webhook is no longer waited for.
    void recall(LoggedEvent event) {
        saw(event);
        arrived(event.eventId().toString());
    }

    /// The webhook of that event was received and its signature is good.
    void arrived(String eventId) {
        awaitedWebhooks.remove(eventId);
    }

    /// What the sample authority should have published by now.
    Stage due() {
        if (!baseline) {
            return Stage.BEFORE;
        }
        return announced.size() < PARTIES ? Stage.ANNOUNCED : Stage.LISTED;
    }

    boolean isTold() {
        return listed.size() >= PARTIES && awaitedWebhooks.isEmpty();
    }
}
