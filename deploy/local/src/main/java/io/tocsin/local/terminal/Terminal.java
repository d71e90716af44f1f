package io.tocsin.local.terminal;

import java.io.PrintStream;

/// The terminal: lines that stay, and under them at most one that is written over while something goes on.
/// Where nobody looks on (a file, a pipe) there is neither colour nor movement. Control characters in what
/// it is given are not passed on: a name on a list must not steer a terminal.
public final class Terminal {
    /// How much the place where the output goes can take.
    public enum Style {
        PLAIN,
        MOVING,
        COLOUR
    }

    private static final String ERASE_LINE = "\r\u001b[K";
    private static final int PROGRESS_COLUMNS = 100;

    private final PrintStream out;
    private final Style style;
    private String progress = "";

    public Terminal(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    public synchronized void line(Line line) {
        erase();
        out.println(style == Style.COLOUR ? line.coloured() : line.plain());
        if (!progress.isEmpty()) {
            out.print(progress);
        }
        out.flush();
    }

    public void line(String text) {
        line(Line.of(text));
    }

    /// Shows what goes on at this moment; nothing where nobody looks on.
    public synchronized void progress(String text) {
        String shown = text.substring(0, Math.min(text.length(), PROGRESS_COLUMNS));
        if (style == Style.PLAIN || shown.equals(progress)) {
            return;
        }
        erase();
        progress = shown;
        out.print(progress);
        out.flush();
    }

    public synchronized void endProgress() {
        erase();
        progress = "";
        out.flush();
    }

    private void erase() {
        if (!progress.isEmpty()) {
            out.print(ERASE_LINE);
        }
    }
}
