package io.tocsin.embedded;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Sees to it that a server does not outlive the program that started it. A small shell waits for the end
/// of its
/// input, which comes when this program ends in whatever way; then it interrupts the server, which is
/// PostgreSQL's
/// word for a fast and orderly stop, and removes a passing folder.
final class Watch {

    private static final String SCRIPT = """
            while read -r line; do :; done
            kill -INT "$1" 2>/dev/null
            [ -n "$2" ] || exit 0
            waits=0
            while kill -0 "$1" 2>/dev/null && [ "$waits" -lt 300 ]; do sleep 0.1; waits=$((waits + 1)); done
            rm -rf -- "$2"
            """;

    private final Process shell;

    private Watch(Process shell) {
        this.shell = shell;
    }

    static Watch over(ServerProcess server, Folder folder) {
        String passing = folder.kept() ? "" : folder.path().toString();
        return new Watch(run("setsid", "sh", "-c", SCRIPT, "watch", Long.toString(server.pid()), passing));
    }

    static void interrupt(long pid) {
        try {
            run("sh", "-c", "kill -INT \"$1\"", "interrupt", Long.toString(pid)).waitFor(5, TimeUnit.SECONDS);
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
