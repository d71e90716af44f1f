package io.tocsin.registry.feed;

import io.tocsin.designation.Designation;
import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.LoggedEvent;
import java.util.Locale;
import java.util.stream.Collectors;

/// Events in one line of words.
final class Headline {
    private Headline() {}

    /// `Listed: NAME (NPWMD)`.
    static String of(LoggedEvent logged) {
        Designation designation = logged.event().designation();
        String programmes =
                designation.programmes().isEmpty() ? "" : " (" + String.join(", ", designation.programmes()) + ")";
        return verb(logged.event()) + ": " + designation.subject().primaryName() + programmes;
    }

    private static String verb(DesignationEvent event) {
        return switch (event) {
            case DesignationEvent.Announced announced -> "Announced" + aim(announced.action());
            case DesignationEvent.Confirmed confirmed -> "Confirmed" + aim(confirmed.action());
            case DesignationEvent.Contradicted contradicted -> "Contradicted" + aim(contradicted.action());
            case DesignationEvent.Lapsed lapsed -> "Announced, and not listed in time" + aim(lapsed.action());
            case DesignationEvent.Withdrawn withdrawn -> "Withdrawn" + aim(withdrawn.action());
            case DesignationEvent.Reported reported -> "Reported" + aim(reported.action());
            case DesignationEvent.Listed listed -> "Listed";
            case DesignationEvent.Amended amended -> "Amended";
            case DesignationEvent.Delisted delisted -> "Delisted";
            case DesignationEvent.Rekeyed rekeyed -> "Renumbered";
            case DesignationEvent.Restated restated -> "Restated";
        };
    }

    private static String aim(Action action) {
        return switch (action) {
            case DESIGNATE -> "";
            case AMEND -> ", to be amended";
            case DELIST -> ", to be delisted";
        };
    }

    /// What else a reader wants to know at a glance.
    static String summary(LoggedEvent logged) {
        Designation designation = logged.event().designation();
        StringBuilder summary = new StringBuilder(designation.id().toString());
        if (!designation.subject().countries().isEmpty()) {
            summary.append("; ").append(String.join(", ", designation.subject().countries()));
        }
        if (designation.designatedOn() != null) {
            summary.append("; designated on ").append(designation.designatedOn());
        }
        if (!logged.event().changes().isEmpty()) {
            summary.append("; changed: ")
                    .append(logged.event().changes().stream()
                            .map(change -> change.field()
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', ' '))
                            .collect(Collectors.joining(", ")));
        }
        return summary.toString();
    }
}
