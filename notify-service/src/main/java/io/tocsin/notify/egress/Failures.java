package io.tocsin.notify.egress;

import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Says for the subscriber why there was no answer.
final class Failures {
    private static final int MAX_LENGTH = 300;

    private Failures() {}

    /// @param whom what the sentence calls the other side: `the endpoint`
    static String inWords(Throwable cause, String whom) {
        String words = switch (cause) {
            case HttpClosedException e -> sentence(whom) + " closed the connection without an answer.";
            case ConnectException e -> "No connection to " + whom + " could be made: " + e.getMessage();
            case SocketException e -> "The connection to " + whom + " broke: " + e.getMessage();
            case IllegalArgumentException e -> sentence(whom) + " did not answer in HTTP: " + e.getMessage();
            case SSLException e -> "TLS with " + whom + " failed: " + root(e);
            default -> cause.getClass().getSimpleName() + ": " + cause.getMessage();
        };
        return words.substring(0, Math.min(words.length(), MAX_LENGTH));
    }

    /// What lies at the bottom of it: what is above says only that there is something.
    private static @Nullable String root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }

    /// The words as a sentence begins.
    static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
