package io.tocsin.ingest.log;

import io.tocsin.designation.DesignationId;

/// An event above the size limit. Nothing of its run gets a number.
public final class EventTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EventTooLarge(DesignationId designation, int bytes, long limit) {
        super("event-size: the event for " + designation + " has " + bytes + " bytes, at most " + limit
                + " are allowed");
    }
}
