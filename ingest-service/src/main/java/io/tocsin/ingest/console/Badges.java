package io.tocsin.ingest.console;

import io.tocsin.console.Badge;
import io.tocsin.ingest.freshness.SourceStatus;
import io.tocsin.ingest.run.Decision;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Run;

/// States and outcomes as the pages show them.
final class Badges {
    private Badges() {}

    static Badge of(SourceStatus.State state) {
        return switch (state) {
            case OK -> new Badge("ok", "●", "good");
            case HELD -> new Badge("held", "◆", "ask");
            case STALE -> new Badge("stale", "◐", "warn");
            case FAILING -> new Badge("failing", "▲", "bad");
            case UNWATCHED -> new Badge("unwatched", "○", "calm");
        };
    }

    /// A run by what became of it, and what was decided since.
    static Badge of(Run run) {
        Decision decision = run.decision();
        return decision == null ? of(run.outcome()) : of(decision, run.outcome());
    }

    private static Badge of(Outcome outcome) {
        return switch (outcome) {
            case BASELINE -> new Badge("baseline", "■", "good");
            case PUBLISHED -> new Badge("published", "●", "good");
            case UNCHANGED -> new Badge("unchanged", "○", "calm");
            case HELD -> new Badge("held", "◆", "ask");
            case REJECTED -> new Badge("rejected", "▲", "bad");
        };
    }

    private static Badge of(Decision decision, Outcome outcome) {
        return switch (decision) {
            case RELEASED -> new Badge("held, released", "◇", "calm");
            case REJECTED -> new Badge("held, rejected", "△", "calm");
            case SUPERSEDED -> new Badge("held, superseded", "◇", "calm");
            case WITHDRAWN -> new Badge(Wording.word(outcome) + ", withdrawn", "△", "calm");
        };
    }
}
