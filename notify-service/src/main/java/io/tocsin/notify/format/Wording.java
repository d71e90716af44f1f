package io.tocsin.notify.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.Change;
import io.tocsin.designation.Field;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Programmes;
import io.tocsin.designation.SubjectType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values in words.
final class Wording {
    /// How many members of a set are named; the others are counted.
    private static final int NAMED = 6;

    /// A text that is longer is said to have changed, and not repeated.
    private static final int SHORT = 200;

    private static final Set<String> NOT_SAID = Set.of("quality", "script", "designationId");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Wording() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    /// "4 h 43 min", "6 days 2 h", "40 s".
    static String duration(Duration duration) {
        if (duration.toMinutes() < 1) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min";
        }
        return duration.toDays() < 1
                ? joined(duration.toHours(), "h", duration.toMinutesPart(), "min")
                : joined(duration.toDays(), duration.toDays() == 1 ? "day" : "days", duration.toHoursPart(), "h");
    }

    private static String joined(long large, String ofLarge, long small, String ofSmall) {
        return large + " " + ofLarge + (small == 0 ? "" : " " + small + " " + ofSmall);
    }

    /// The kind of party; null where the document does not say.
    static @Nullable String kind(SubjectType type) {
        return switch (type) {
            case PERSON -> "person";
            case ORGANISATION -> "organisation";
            case VESSEL -> "vessel";
            case AIRCRAFT -> "aircraft";
            case UNKNOWN -> null;
        };
    }

    /// "Legal bases".
    static String label(Field field) {
        return switch (field) {
            case SUBJECT_TYPE -> "Kind of party";
            case DESIGNATED_ON -> "Designated on";
            case STATUS,
                    NAMES,
                    ADDRESSES,
                    IDENTIFIERS,
                    BIRTHS,
                    NATIONALITIES,
                    TITLES,
                    GENDER,
                    VESSEL,
                    PROGRAMMES,
                    LEGAL_BASES,
                    MEASURES,
                    REASONS,
                    REMARKS,
                    RELATIONS -> {
                String words = field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                yield words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
            }
        };
    }

    /// `pendingDeliveries` as "Pending deliveries".
    static String label(String property) {
        String words = property.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .replaceAll("[._]+", " ")
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// The members, the first of them by name: "A, B and 3 more".
    static String some(Collection<String> members) {
        String named = members.stream().limit(NAMED).collect(Collectors.joining(", "));
        return members.size() <= NAMED ? named : named + " and " + (members.size() - NAMED) + " more";
    }

    static String programme(String authority, String tag) {
        return Programmes.meant(authority, tag)
                .map(programme -> tag + " (" + programme.title() + ")")
                .orElse(tag);
    }

    static String basis(LegalBasis basis) {
        return basis.section() == null ? basis.instrument() : basis.instrument() + ", section " + basis.section();
    }

    /// The name of a country for its code; what is no code stays as published.
    static String country(String code) {
        String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
        return name.isEmpty() ? code : name;
    }

    /// What a change is: of a set what came and what went, of a short text both, of a long one that it changed.
    static String change(Change change) {
        Set<String> before = values(change.before());
        Set<String> after = values(change.after());
        if (before.isEmpty() || after.isEmpty() || change.before().isArray()) {
            return fromTo(
                    after.stream().filter(value -> !before.contains(value)).toList(),
                    before.stream().filter(value -> !after.contains(value)).toList());
        }
        String from = String.join(", ", before);
        String to = String.join(", ", after);
        return from.length() > SHORT || to.length() > SHORT ? "changed" : "now " + to + "; before " + from;
    }

    private static String fromTo(List<String> come, List<String> gone) {
        List<String> parts = new ArrayList<>();
        if (!come.isEmpty()) {
            parts.add("added " + some(come));
        }
        if (!gone.isEmpty()) {
            parts.add("removed " + some(gone));
        }
        return parts.isEmpty() ? "changed in detail" : String.join("; ", parts);
    }

    private static Set<String> values(JsonNode value) {
        Set<String> values = new LinkedHashSet<>();
        if (value.isArray()) {
            value.forEach(element -> values.add(said(element)));
        } else if (!value.isNull()) {
            values.add(said(value));
        }
        return values;
    }

    /// A value in one line: of an object what its members say.
    private static String said(JsonNode value) {
        if (!value.isObject()) {
            return value.asText();
        }
        return value.properties().stream()
                .filter(member -> member.getValue().isValueNode() && !NOT_SAID.contains(member.getKey()))
                .filter(member -> !member.getValue().isNull())
                .map(member -> member.getValue().asText())
                .collect(Collectors.joining(", "));
    }
}
