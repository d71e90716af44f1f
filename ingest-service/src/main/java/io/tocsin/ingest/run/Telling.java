package io.tocsin.ingest.run;

import io.tocsin.designation.operation.Operation;
import io.tocsin.designation.operation.Operation.EventCounts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is told of runs on the topic `operations`. Pure.
final class Telling {
    /// A reason is one rule with its numbers, or several of them: `removals: 20 of 100 entries; size: ...`.
    private static final Pattern BETWEEN_RULES = Pattern.compile("; (?=[a-z][a-z-]*: )");

    private static final Pattern RULE = Pattern.compile("[a-z][a-z-]*(?=: )");

    private Telling() {}

    /// What is told of a run that was finished.
    static Optional<Operation> finished(Run run) {
        return switch (run.outcome()) {
            case HELD -> Optional.of(held(run));
            case BASELINE, PUBLISHED, UNCHANGED, REJECTED -> Optional.empty();
        };
    }

    /// What is told of a run about which was decided. That a text is withdrawn stands in the log.
    static Optional<Operation> decided(Run run) {
        Decision decision = run.decision();
        if (decision == null) {
            return Optional.empty();
        }
        return switch (decision) {
            case RELEASED -> Optional.of(new Operation.Released(run.source(), run.id(), by(run), reason(run)));
            case REJECTED -> Optional.of(new Operation.Rejected(run.source(), run.id(), by(run), reason(run)));
            case SUPERSEDED -> Optional.of(new Operation.Superseded(run.source(), run.id()));
            case WITHDRAWN -> Optional.empty();
        };
    }

    private static Operation held(Run run) {
        String reason = String.valueOf(run.reason());
        return new Operation.Held(
                run.source(),
                run.id(),
                run.documentSha256(),
                rules(reason),
                reason,
                run.entries(),
                run.heldRemovals(),
                new EventCounts(
                        run.listed(), run.amended(), run.delisted(), run.rekeyed(), run.restated(), run.announced()));
    }

    private static List<String> rules(String reason) {
        return Arrays.stream(BETWEEN_RULES.split(reason))
                .map(RULE::matcher)
                .filter(rule -> rule.lookingAt())
                .map(rule -> rule.group())
                .distinct()
                .toList();
    }

    private static String by(Run run) {
        return String.valueOf(run.decidedBy());
    }

    private static String reason(Run run) {
        return String.valueOf(run.decisionReason());
    }
}
