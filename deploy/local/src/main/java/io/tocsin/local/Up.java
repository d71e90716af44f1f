package io.tocsin.local;

import io.tocsin.embedded.CannotStart;
import io.tocsin.local.port.Ports;
import io.tocsin.local.refusal.Refusal;
import io.tocsin.local.terminal.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The program behind `deploy/local/up`: starts everything, shows the wire, and stops everything on Ctrl-C
/// or SIGTERM.
public final class Up {
    private static final int USAGE = 2;
    private static final int FAILURE = 1;
    private static final Duration START_CUT_SHORT = Duration.ofSeconds(30);
    private static final Logger LOG = Logger.getLogger(Up.class.getName());

    private Up() {}

    public static void main(String[] arguments) {
        LauncherLog.silence();
        // The JDK's web server otherwise holds small answers back for up to 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        Installation installation = Installation.ofThisProgram();
        try {
            Options options = Options.parse(arguments, installation.standardFolder());
            return run(options, installation);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return USAGE;
        }
    }

    private static int run(Options options, Installation installation) {
        StopSignal stop = StopSignal.install();
        Terminal terminal = new Terminal(System.out, style());
        Clock clock = Clock.systemDefaultZone();
        Launch launch = new Launch(options, installation, ports(), terminal, clock, stop::failed);
        Thread starter = Thread.ofPlatform().daemon().name("start").start(() -> start(launch, stop));
        StopSignal.Cause cause = stop.await();
        terminal.endProgress();
        int exitCode = switch (cause) {
            case StopSignal.Cause.Signalled signalled -> {
                terminal.line("Stopping");
                yield signalled.exitCode();
            }
            case StopSignal.Cause.Failed failed -> {
                System.err.println(sentence(failed.reason()));
                yield FAILURE;
            }
        };
        end(starter, launch);
        if (cause instanceof StopSignal.Cause.Signalled) {
            terminal.line("Stopped; the data stays");
        }
        return exitCode;
    }

    private static void start(Launch launch, StopSignal stop) {
        try {
            launch.start();
        } catch (RuntimeException e) {
            stop.failed(e);
        } catch (InterruptedException e) {
            // Only end() interrupts, and it goes on to stop what was started.
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Thread starter, Launch launch) {
        starter.interrupt();
        launch.close();
        try {
            starter.join(START_CUT_SHORT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What nobody foresaw is in the launcher's log with all that is known of it.
    private static String sentence(RuntimeException reason) {
        if (reason instanceof Refusal || reason instanceof CannotStart) {
            return String.valueOf(reason.getMessage());
        }
        LOG.log(Level.SEVERE, "Unforeseen", reason);
        return "Tocsin cannot go on: " + reason;
    }

    private static Terminal.Style style() {
        return Terminal.Style.valueOf(
                System.getProperty("tocsin.local.terminal", "plain").toUpperCase(Locale.ROOT));
    }

    /// `-Dtocsin.local.ports=free` is for tests, which may run beside a Tocsin that is up.
    private static Ports ports() {
        return System.getProperty("tocsin.local.ports", "standard").equals("free") ? Ports.free() : Ports.STANDARD;
    }
}
