package io.tocsin.ingest.run;

import io.tocsin.designation.event.DesignationEvent;
import java.util.List;

/// How many events of each kind a run led to.
///
/// @param announced announced, reported or withdrawn by a text
public record Counts(int listed, int amended, int delisted, int rekeyed, int restated, int announced) {
    /// No event.
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    /// Counts events.
    public static Counts of(List<DesignationEvent> events) {
        int listed = 0;
        int amended = 0;
        int delisted = 0;
        int rekeyed = 0;
        int restated = 0;
        int announced = 0;
        for (DesignationEvent event : events) {
            switch (event) {
                case DesignationEvent.Listed e -> listed++;
                case DesignationEvent.Amended e -> amended++;
                case DesignationEvent.Delisted e -> delisted++;
                case DesignationEvent.Rekeyed e -> rekeyed++;
                case DesignationEvent.Restated e -> restated++;
                case DesignationEvent.Announced e -> announced++;
                case DesignationEvent.Reported e -> announced++;
                case DesignationEvent.Withdrawn e -> announced++;
                case DesignationEvent.Confirmed e -> {}
                case DesignationEvent.Contradicted e -> {}
                case DesignationEvent.Lapsed e -> {}
            }
        }
        return new Counts(listed, amended, delisted, rekeyed, restated, announced);
    }

    /// Both together.
    Counts plus(Counts other) {
        return new Counts(
                listed + other.listed,
                amended + other.amended,
                delisted + other.delisted,
                rekeyed + other.rekeyed,
                restated + other.restated,
                announced + other.announced);
    }
}
