package io.tocsin.ingest.notice;

import io.tocsin.designation.LegalBasis;
import io.tocsin.ingest.prose.Announcement;
import io.tocsin.ingest.prose.Extraction;
import io.tocsin.ingest.prose.Html;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An invented text in the official style, and what must be read out of it.
///
/// @param name of its file
record LabelledText(String name, Announcement announcement, List<Label> expected) {
    /// One party: `action | name | aliases | type | country | legal bases`.
    record Label(
            String action,
            String name,
            List<String> aliases,
            String type,
            @Nullable String country,
            List<String> bases) {

        static Label of(String line) {
            String[] cells =
                    Arrays.stream((line + " ").split("\\|")).map(String::strip).toArray(String[]::new);
            return new Label(
                    cells[0],
                    cells[1],
                    list(cells[2]),
                    cells[3],
                    cells[4].equals("-") ? null : cells[4],
                    cells.length > 5 ? list(cells[5]) : List.of());
        }

        static Label of(Extraction extraction) {
            return new Label(
                    extraction.action().name().toLowerCase(Locale.ROOT),
                    extraction.name(),
                    extraction.aliases(),
                    extraction.subjectType().name().toLowerCase(Locale.ROOT),
                    extraction.country(),
                    extraction.legalBases().stream().map(Label::basis).toList());
        }

        private static String basis(LegalBasis basis) {
            return basis.instrument() + (basis.section() == null ? "" : " " + basis.section());
        }

        private static List<String> list(String cell) {
            return cell.isEmpty() ? List.of() : List.of(cell.split("; "));
        }
    }

    /// The label lines begin with `=> `; head lines are `key: value` up to the first blank one.
    static LabelledText of(Path file) {
        List<String> lines = lines(file);
        int blank = lines.indexOf("");
        Map<String, String> head = new HashMap<>();
        lines.subList(0, blank).forEach(line -> {
            String[] pair = line.split(":", 2);
            head.put(pair[0], pair[1].strip());
        });
        String text = String.join(
                        "\n",
                        lines.subList(blank + 1, lines.size()).stream()
                                .filter(line -> !line.startsWith("=> "))
                                .toList())
                .strip();
        return new LabelledText(
                file.getFileName().toString().replace(".txt", ""),
                new Announcement(
                        head.getOrDefault("publisher", "us-state"),
                        head.getOrDefault("title", ""),
                        null,
                        instant(head.get("published")),
                        "html".equals(head.get("form")) ? Html.text(text) : text),
                lines.stream()
                        .filter(line -> line.startsWith("=> "))
                        .map(line -> Label.of(line.substring(3)))
                        .toList());
    }

    /// A statement whose labels stand in a file beside it.
    static LabelledText beside(Path text) {
        String name = text.getFileName().toString().replace(".txt", "");
        return new LabelledText(
                name,
                new Announcement(
                        name.startsWith("article") ? Announcement.PRESS : "us-state",
                        "",
                        null,
                        Instant.parse("2025-03-05T15:00:00Z"),
                        String.join("\n", lines(text))),
                lines(text.resolveSibling(name + ".expected")).stream()
                        .filter(line -> !line.isBlank())
                        .map(Label::of)
                        .toList());
    }

    static Stream<Path> texts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Instant instant(@Nullable String time) {
        return time == null || time.isEmpty()
                ? null
                : time.contains("T")
                        ? Instant.parse(time)
                        : LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
