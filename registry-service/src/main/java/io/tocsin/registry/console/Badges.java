package io.tocsin.registry.console;

import io.tocsin.console.Badge;
import io.tocsin.designation.Status;
import io.tocsin.designation.event.DesignationEvent;

/// Events and states as a word and a shape. What is provisional is told from what is certain by an open
/// shape.
final class Badges {
    private Badges() {}

    static Badge of(DesignationEvent event) {
        return switch (event) {
            case DesignationEvent.Announced e -> new Badge("announced", "◌", "ask");
            case DesignationEvent.Confirmed e -> new Badge("confirmed", "◉", "good");
            case DesignationEvent.Contradicted e -> new Badge("contradicted", "▲", "bad");
            case DesignationEvent.Lapsed e -> new Badge("lapsed", "◐", "warn");
            case DesignationEvent.Withdrawn e -> new Badge("withdrawn", "△", "calm");
            case DesignationEvent.Reported e -> new Badge("reported", "◌", "calm");
            case DesignationEvent.Listed e -> new Badge("listed", "●", "strong");
            case DesignationEvent.Amended e -> new Badge("amended", "◆", "calm");
            case DesignationEvent.Delisted e -> new Badge("delisted", "○", "good");
            case DesignationEvent.Rekeyed e -> new Badge("renumbered", "⇢", "calm");
            case DesignationEvent.Restated e -> new Badge("restated", "≡", "calm");
        };
    }

    static Badge of(Status status) {
        return switch (status) {
            case REPORTED -> new Badge("reported", "◌", "calm");
            case ANNOUNCED -> new Badge("announced", "◌", "ask");
            case CONFIRMED -> new Badge("confirmed", "◉", "good");
            case CONTRADICTED -> new Badge("contradicted", "▲", "bad");
            case WITHDRAWN -> new Badge("withdrawn", "△", "calm");
            case LISTED -> new Badge("listed", "●", "strong");
            case DELISTED -> new Badge("delisted", "○", "good");
        };
    }
}
