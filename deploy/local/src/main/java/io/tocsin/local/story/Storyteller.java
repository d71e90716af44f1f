package io.tocsin.local.story;

import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.local.authority.SampleAuthority;
import io.tocsin.local.authority.Stage;
import io.tocsin.local.refusal.Refusal;
import io.tocsin.local.terminal.Ink;
import io.tocsin.local.terminal.Line;
import io.tocsin.local.terminal.Terminal;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Lets the sample authority publish the next thing when the last has been seen on the wire, at a pace that
/// a person can follow, and says at the end what to try next.
public final class Storyteller implements AutoCloseable {
    private static final Duration BEFORE_ANNOUNCEMENT = Duration.ofSeconds(2);
    private static final Duration BEFORE_LIST = Duration.ofSeconds(5);

    private final Story story = new Story();
    private final SampleAuthority authority;
    private final Terminal terminal;
    private final String whatNext;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("story").factory());
    private boolean begun;
    private boolean ended;
    private Stage scheduled;

    /// @param whatNext what to try when the demo is over, a command
    public Storyteller(SampleAuthority authority, Terminal terminal, String whatNext) {
        this.authority = authority;
        this.terminal = terminal;
        this.whatNext = whatNext;
        this.scheduled = authority.stage();
    }

    /// An event of an earlier run. Called before any source is watched: so the authority serves at once
    /// what those events came from.
    public synchronized void recall(LoggedEvent event) {
        story.recall(event);
    }

    public synchronized void begin() {
        begun = true;
        if (story.isTold()) {
            end("This data folder has seen the demo (--fresh shows it again).");
        } else {
            terminal.line(Line.of(Ink.FAINT, "The demo begins: what passes on the wire is shown here."));
            goOn();
        }
    }

    public synchronized void saw(LoggedEvent event) {
        story.saw(event);
        goOn();
    }

    public synchronized void arrived(String eventId) {
        story.arrived(eventId);
        goOn();
    }

    @Override
    public void close() {
        pace.shutdownNow();
    }

    private void goOn() {
        if (!begun || ended) {
            return;
        }
        Stage due = story.due();
        if (due.compareTo(scheduled) > 0) {
            scheduled = due;
            Duration pause = due == Stage.LISTED ? BEFORE_LIST : BEFORE_ANNOUNCEMENT;
            pace.schedule(() -> publish(due), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (story.isTold()) {
            end("That was the whole path.");
        }
    }

    private void end(String words) {
        ended = true;
        terminal.line(Line.of(Ink.STRONG, words + " Next: " + whatNext));
    }

    private void publish(Stage stage) {
        try {
            terminal.line(Line.of(Ink.FAINT, "The sample authority now serves " + stage.description() + "."));
            authority.publish(stage);
        } catch (Refusal e) {
            terminal.line(Line.of(Ink.YELLOW, "The demo stops here: " + e.getMessage()));
        }
    }
}
