package io.tocsin.notify.expression;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationListener;
import dev.cel.runtime.CelRuntime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A condition over an event, written in CEL by a subscriber, who is not trusted: it has no way out, its
/// steps are counted and its time is limited. What it cannot decide is {@link Decision.Undecided}, never a
/// failure of the caller.
///
/// The bounds are the language's and in no configuration: the same expression says the same of the same
/// event in every installation. Only the time depends on the machine; it is far above what so many steps
/// take.
public final class Expression {
    /// How long an expression may be, in characters.
    public static final int MAX_LENGTH = 2000;

    /// After how many steps it is broken off: every value that it looks at is one.
    static final int MAX_STEPS = 50_000;

    /// After which time it is broken off.
    static final Duration MAX_TIME = Duration.ofSeconds(1);

    /// The largest event that it is asked about, in characters of JSON. Larger ones are undecided.
    static final int MAX_EVENT = 1_000_000;

    /// How often it may be broken off until it is asked no more.
    static final int MAX_BROKEN_OFF = 3;

    private final String text;
    private final AtomicInteger brokenOff = new AtomicInteger();
    private volatile @Nullable Compiled compiled;

    private Expression(String text) {
        this.text = text;
    }

    /// A program, or why there is none.
    private record Compiled(CelRuntime.@Nullable Program program, String problem) {}

    /// The expression of that text, which is looked at where it is first needed.
    public static Expression of(String text) {
        return new Expression(text);
    }

    /// As the subscriber wrote it.
    @JsonValue
    public String text() {
        return text;
    }

    /// Refuses what cannot be used, with an `IllegalArgumentException` that says where and why.
    public void check() {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "The filter's expression has " + text.length() + " characters; it may have " + MAX_LENGTH + ".");
        }
        if (compiled().program() == null) {
            throw new IllegalArgumentException(
                    "The filter's expression cannot be used: " + compiled().problem() + ".");
        }
    }

    /// What it says of an event.
    public Decision ask(Offered offered) {
        CelRuntime.Program program = compiled().program();
        if (program == null) {
            return new Decision.Undecided(compiled().problem());
        }
        if (offered.event().json().length() > MAX_EVENT) {
            return new Decision.Undecided("the event is larger than an expression is asked about");
        }
        if (brokenOff.get() >= MAX_BROKEN_OFF) {
            return new Decision.Undecided(
                    "it was broken off " + MAX_BROKEN_OFF + " times, and is asked no more until the filter is changed");
        }
        return ask(program, offered.facts());
    }

    private Decision ask(CelRuntime.Program program, Map<String, Object> facts) {
        Meter meter = new Meter();
        Object answer;
        try {
            answer = program.trace(Map.of("event", facts), meter);
        } catch (CelEvaluationException | RuntimeException e) {
            // Whatever a library makes of a stranger's words, the fold goes on.
            answer = e;
        }
        if (meter.isExhausted()) {
            brokenOff.incrementAndGet();
            return new Decision.Undecided("it was broken off after " + meter.steps + " steps");
        }
        return switch (answer) {
            case Boolean wanted -> Decision.of(wanted);
            case Exception e -> new Decision.Undecided(String.valueOf(e.getMessage()));
            default -> new Decision.Undecided("it gives neither true nor false, but " + answer);
        };
    }

    private Compiled compiled() {
        Compiled known = compiled;
        if (known == null) {
            try {
                known = new Compiled(Language.compile(text), "");
            } catch (IllegalArgumentException e) {
                known = new Compiled(null, String.valueOf(e.getMessage()));
            }
            compiled = known;
        }
        return known;
    }

    /// Breaks an evaluation off that takes too many steps, or too long.
    private static final class Meter implements CelEvaluationListener {
        private final long end = System.nanoTime() + MAX_TIME.toNanos();
        private int steps;

        @Override
        public void callback(CelExpr part, Object value) {
            steps++;
            if (isExhausted()) {
                throw new Exhausted();
            }
        }

        boolean isExhausted() {
            return steps > MAX_STEPS || System.nanoTime() - end > 0;
        }
    }

    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("too many steps", null, false, false);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression && expression.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
