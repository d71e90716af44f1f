package io.tocsin.ingest.console;

import io.tocsin.console.Badge;
import io.tocsin.console.Figures;
import io.tocsin.console.Moment;
import io.tocsin.console.Sparkline;
import io.tocsin.ingest.desk.SourceView;
import io.tocsin.ingest.log.LogHead;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How everything is doing, at one look.
///
/// @param waiting runs that wait for a decision, so many as the page names
/// @param lines the sources
/// @param log where the log ends and how far the topic is behind
/// @param refreshSeconds after how many seconds it is out of date
/// @param news what is to be said aloud since the page was made, null for nothing
record Overview(
        List<Waiting> waiting,
        List<Line> lines,
        Log log,
        long refreshSeconds,
        @Nullable String news) {
    /// A run that waits for a decision.
    record Waiting(
            String runId,
            String source,
            String title,
            @Nullable String reason,
            Moment since) {}

    /// A source.
    ///
    /// @param reason why it is held or failing, null otherwise
    /// @param checked when it was last looked at, null for never
    /// @param changed when that last led to events, null for never
    record Line(
            String id,
            String title,
            String authority,
            Badge state,
            @Nullable String reason,
            String designations,
            @Nullable Moment checked,
            @Nullable Moment changed,
            Sparkline sparkline) {
        static Line of(SourceView view, Instant now) {
            return new Line(
                    view.id(),
                    view.title(),
                    view.authority(),
                    Badges.of(view.state()),
                    view.reason(),
                    Figures.number(view.designations()),
                    Moment.of(view.lastCheckedAt(), now),
                    Moment.of(view.lastChangedAt(), now),
                    Sparkline.of(view.changesLast30Days(), LocalDate.ofInstant(now, ZoneOffset.UTC)));
        }
    }

    /// The log.
    ///
    /// @param lag how many events the topic is behind, in words
    /// @param behind whether it is behind at all
    record Log(String sequence, String digest, String lag, boolean behind) {
        static Log of(LogHead head, long lag) {
            return new Log(
                    Figures.number(head.sequence()),
                    head.digest().hex(),
                    lag == 0 ? "the topic has all of it" : "the topic lacks " + Figures.count(lag, "event"),
                    lag > 0);
        }
    }

    /// The same, saying aloud what needs a decision where the page shows another number of waiting runs.
    Overview after(int shown) {
        return new Overview(waiting, lines, log, refreshSeconds, waiting.size() == shown ? null : ask());
    }

    /// What needs a decision, in a sentence.
    public String ask() {
        return waiting.isEmpty()
                ? "Nothing needs a decision."
                : waiting.size() == 1 ? "One run needs a decision." : waiting.size() + " runs need a decision.";
    }
}
