package io.tocsin.registry.programme;

import io.tocsin.designation.Status;

/// How many designations there are now of each standing. Leads, extractions that were taken back and
/// announcements that were contradicted designate nobody, and are not counted.
///
/// @param listed on the authority's list
/// @param announced announced, and not yet on a list or in the gazette
/// @param confirmed announcements that a list or the gazette has confirmed
/// @param delisted taken off the list
public record Counts(long listed, long announced, long confirmed, long delisted) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Status status) {
        return switch (status) {
            case LISTED -> new Counts(listed + 1, announced, confirmed, delisted);
            case ANNOUNCED -> new Counts(listed, announced + 1, confirmed, delisted);
            case CONFIRMED -> new Counts(listed, announced, confirmed + 1, delisted);
            case DELISTED -> new Counts(listed, announced, confirmed, delisted + 1);
            case REPORTED, CONTRADICTED, WITHDRAWN -> this;
        };
    }
}
