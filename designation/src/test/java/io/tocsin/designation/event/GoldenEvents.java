package io.tocsin.designation.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Events as an earlier day wrote them, numbered 1 to 11, one of each type. They are never edited: what
/// cannot read them breaks the contract.
final class GoldenEvents {
    private static final List<String> NAMES = List.of(
            "01-announced",
            "02-reported",
            "03-listed",
            "04-confirmed",
            "05-contradicted",
            "06-lapsed",
            "07-withdrawn",
            "08-amended",
            "09-delisted",
            "10-rekeyed",
            "11-restated");

    private GoldenEvents() {}

    /// One of each type, in the order of their numbers.
    static List<String> eachType() {
        return NAMES.stream().map(GoldenEvents::read).toList();
    }

    /// Number 12: an event of a later version, with fields on every level that this one does not know.
    static String unknownFields() {
        return read("unknown-fields");
    }

    /// Numbers 13 and 14: with what an event may say since it can be one of many alike, and a link since it
    /// can explain itself.
    static List<String> added() {
        return Stream.of("13-amended-in-bulk", "14-rekeyed-explained")
                .map(GoldenEvents::read)
                .toList();
    }

    /// Those of which this version knows every field.
    static List<String> known() {
        return Stream.concat(eachType().stream(), added().stream()).toList();
    }

    /// All of them.
    static List<String> all() {
        return Stream.of(eachType(), List.of(unknownFields()), added())
                .flatMap(List::stream)
                .toList();
    }

    private static String read(String name) {
        try (InputStream in = GoldenEvents.class.getResourceAsStream("/golden/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("golden event is missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("golden event cannot be read: " + name, e);
        }
    }
}
