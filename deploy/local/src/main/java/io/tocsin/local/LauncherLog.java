package io.tocsin.local;

import io.tocsin.local.folder.PlainWords;
import io.tocsin.local.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// What the libraries in the launcher have to say goes to a file: the terminal is for the wire.
final class LauncherLog {
    private LauncherLog() {}

    static void to(Path file) {
        Logger root = Logger.getLogger("");
        silence();
        try {
            Handler handler = new FileHandler(file.toString(), true);
            handler.setFormatter(new SimpleFormatter());
            root.addHandler(handler);
            root.setLevel(Level.WARNING);
        } catch (IOException e) {
            throw new Refusal("The log %s cannot be written (%s).".formatted(file, PlainWords.of(e)), e);
        }
    }

    /// Before there is a file.
    static void silence() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
    }
}
