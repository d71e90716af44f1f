package io.tocsin.notify.delivery;

import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.SocketException;
import javax.net.ssl.SSLException;

/// Says for the subscriber why there was no answer.
final class Failures {
    private static final int MAX_LENGTH = 300;

    private Failures() {}

    static String inWords(Throwable cause) {
        String words = switch (cause) {
            case HttpClosedException e -> "The endpoint closed the connection without an answer.";
            case ConnectException e -> "No connection to the endpoint could be made: " + e.getMessage();
            case SocketException e -> "The connection to the endpoint broke: " + e.getMessage();
            case IllegalArgumentException e -> "The endpoint did not answer in HTTP: " + e.getMessage();
            case SSLException e -> "TLS with the endpoint failed: " + e.getMessage();
            default -> cause.getClass().getSimpleName() + ": " + cause.getMessage();
        };
        return words.substring(0, Math.min(words.length(), MAX_LENGTH));
    }
}
