package io.tocsin.ingest.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.console.Figures;
import io.tocsin.designation.Change;
import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.ingest.list.Prospect;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says outcomes and changes in the field's words.
final class Wording {
    private Wording() {}

    static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    static String word(Action action) {
        return switch (action) {
            case DESIGNATE -> "designates";
            case AMEND -> "amends";
            case DELIST -> "delists";
        };
    }

    /// An event in one word.
    static String word(DesignationEvent event) {
        return switch (event) {
            case DesignationEvent.Announced e -> "announced";
            case DesignationEvent.Confirmed e -> "confirmed";
            case DesignationEvent.Contradicted e -> "contradicted";
            case DesignationEvent.Lapsed e -> "lapsed";
            case DesignationEvent.Withdrawn e -> "withdrawn";
            case DesignationEvent.Reported e -> "reported";
            case DesignationEvent.Listed e -> e.baseline() ? "listed (baseline)" : "listed";
            case DesignationEvent.Amended e -> "amended";
            case DesignationEvent.Delisted e -> "delisted";
            case DesignationEvent.Rekeyed e -> "rekeyed";
            case DesignationEvent.Restated e -> "restated";
        };
    }

    /// What a run led to: "3 listed, 1 delisted"; empty where it led to nothing.
    static String counts(Run run) {
        return Stream.of(
                        told(run.listed(), "listed"),
                        told(run.amended(), "amended"),
                        told(run.delisted(), "delisted"),
                        told(run.rekeyed(), "rekeyed"),
                        told(run.restated(), "restated"),
                        told(run.announced(), "announced"),
                        run.heldRemovals() == 0 ? "" : Figures.count(run.heldRemovals(), "removal") + " held")
                .filter(told -> !told.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /// What a release would publish: "12 delistings and 1 amendment".
    static String publishes(Prospect prospect) {
        List<String> kinds = Stream.of(
                        counted(prospect.delisted().total(), "delisting"),
                        counted(prospect.listed().total(), "listing"),
                        counted(prospect.amended().total(), "amendment"),
                        counted(prospect.rekeyed().total(), "renumbering"),
                        counted(prospect.restated().total(), "restatement"))
                .filter(told -> !told.isEmpty())
                .toList();
        return switch (kinds.size()) {
            case 0 -> "nothing: the list says what is known";
            case 1 -> kinds.getFirst();
            default -> String.join(", ", kinds.subList(0, kinds.size() - 1)) + " and " + kinds.getLast();
        };
    }

    /// What a reader did not know, or found damaged.
    static String word(Oddity oddity) {
        String kind = switch (oddity.kind()) {
            case UNKNOWN_ELEMENT -> "unknown element";
            case UNKNOWN_CODE -> "unknown code";
            case ENCODING_DAMAGE -> "damaged characters";
        };
        return kind + " " + oddity.what()
                + (oddity.count() == 1 ? "" : ", " + Figures.number(oddity.count()) + " times");
    }

    private static String told(int n, String what) {
        return n == 0 ? "" : Figures.number(n) + " " + what;
    }

    private static String counted(int n, String thing) {
        return n == 0 ? "" : Figures.count(n, thing);
    }

    /// A changed field: what went and what came, each as a person would write it.
    ///
    /// @param field as people call it
    /// @param minor whether nobody acts on it
    record Changed(String field, boolean minor, List<String> gone, List<String> come) {}

    static List<Changed> changes(List<Change> changes) {
        return changes.stream().map(Wording::changed).toList();
    }

    private static Changed changed(Change change) {
        Set<String> before = new LinkedHashSet<>(values(change.before()));
        Set<String> after = new LinkedHashSet<>(values(change.after()));
        List<String> gone = before.stream().filter(v -> !after.contains(v)).toList();
        List<String> come = after.stream().filter(v -> !before.contains(v)).toList();
        boolean minor = switch (change.significance()) {
            case MINOR -> true;
            case MATERIAL -> false;
        };
        return new Changed(fieldName(change), minor, gone, come);
    }

    /// `legalBases` as "legal bases".
    private static String fieldName(Change change) {
        return change.field().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<String> values(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(said(value));
        }
        List<String> values = new ArrayList<>();
        value.forEach(element -> values.add(said(element)));
        return values;
    }

    /// A name stands first with its quality behind it; any other value is told part by part.
    private static String said(JsonNode value) {
        if (value.isValueNode()) {
            return value.asText();
        }
        String quality = text(value, "quality");
        String name = text(value, "name");
        if (name != null && quality != null) {
            return quality.equals("primary") ? name : name + " (" + quality + ")";
        }
        String type = text(value, "type");
        if (name != null && type != null) {
            return apart(type) + " " + name;
        }
        return value.properties().stream()
                .map(property -> String.join("; ", values(property.getValue())))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /// `linkedTo` as "linked to".
    private static String apart(String coded) {
        return coded.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(JsonNode value, String property) {
        JsonNode found = value.get(property);
        return found != null && found.isTextual() ? found.asText() : null;
    }
}
