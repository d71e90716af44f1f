package io.tocsin.embedded;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Sees to it that a server does not outlive the program that started it. A small shell waits for the end of its
/// input, which comes when this program ends in whatever way; then it asks the server to stop, kills it where it does
/// not, and removes a passing folder.
final class Watch {

    private static final String SCRIPT = """
            while read -r line; do :; done
            kill -s "$2" "$1" 2>/dev/null
            tenths=0
            while kill -0 "$1" 2>/dev/null && [ "$tenths" -lt 600 ]; do sleep 0.1; tenths=$((tenths + 1)); done
            kill -s KILL "$1" 2>/dev/null
            [ -z "$3" ] || rm -rf -- "$3"
            """;
    private static final int SIGNAL_TIMEOUT_SECONDS = 5;

    private final Process shell;

    private Watch(Process shell) {
        this.shell = shell;
    }

    /// Watches over a server that is to stop by that signal.
    static Watch over(ServerProcess server, Folder folder, String signal) {
        String passing = folder.kept() ? "" : folder.path().toString();
        return new Watch(run("setsid", "sh", "-c", SCRIPT, "watch", Long.toString(server.pid()), signal, passing));
    }

    static void signal(String signal, long pid) {
        try {
            run("sh", "-c", "kill -s \"$1\" \"$2\"", "signal", signal, Long.toString(pid))
                    .waitFor(SIGNAL_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends the watch; called when the server has ended, whose number may soon be another's.
    void end() {
        shell.destroyForcibly();
    }

    private static Process run(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new CannotStart("A shell could not be run: %s.".formatted(e.getMessage()), e);
        }
    }
}
