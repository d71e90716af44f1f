package io.tocsin.notify.fold;

import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.event.UnreadableEvent;
import java.util.ArrayList;
import java.util.List;

/// What of a batch of records is applied: the events that follow the watermark one by one, up to the first
/// record
/// that does not. Events at or below the watermark are repeats and change nothing. One above the next is
/// not applied; it
/// is a gap, unless the missing ones come later in the batch and then it again. Nothing is skipped.
///
/// @param events to apply, in order
/// @param after the watermark once they are applied
/// @param stop why the reading ended
record Reading(List<LoggedEvent> events, Watermark after, Stop stop) {

    static Reading of(Watermark before, List<Received> records) {
        List<LoggedEvent> events = new ArrayList<>();
        Watermark watermark = before;
        Stop stop = new Stop.None();
        for (Received received : records) {
            switch (read(received)) {
                case Text.Unreadable unreadable -> {
                    return new Reading(events, watermark, new Stop.Refused(received.offset(), unreadable.reason()));
                }
                case Text.Event text -> {
                    LoggedEvent event = text.event();
                    if (event.sequence() > watermark.sequence() + 1) {
                        stop = firstGap(stop, watermark, event, received);
                    } else if (event.sequence() <= watermark.sequence()) {
                        watermark = stop instanceof Stop.None ? watermark.passed(received.offset()) : watermark;
                    } else if (follows(watermark, event)) {
                        events.add(event);
                        watermark = new Watermark(event.sequence(), event.digest(), received.offset() + 1);
                        stop = new Stop.None();
                    } else {
                        String reason =
                                "the digest of event " + event.sequence() + " does not follow from the one before";
                        return new Reading(events, watermark, new Stop.Refused(received.offset(), reason));
                    }
                }
            }
        }
        return new Reading(events, watermark, stop);
    }

    private sealed interface Text {
        record Event(LoggedEvent event) implements Text {}

        record Unreadable(String reason) implements Text {}
    }

    private static Text read(Received received) {
        String json = received.json();
        if (json == null) {
            return new Text.Unreadable("it has no value");
        }
        try {
            return new Text.Event(EventCodec.read(json));
        } catch (UnreadableEvent e) {
            return new Text.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Stop firstGap(Stop stop, Watermark watermark, LoggedEvent event, Received received) {
        return stop instanceof Stop.Gap
                ? stop
                : new Stop.Gap(watermark.sequence() + 1, event.sequence(), received.offset());
    }

    private static boolean follows(Watermark watermark, LoggedEvent event) {
        return event.previousDigest().equals(watermark.digest())
                && EventCodec.digestAfter(watermark.digest(), event.json()).equals(event.digest());
    }
}
