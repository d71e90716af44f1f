package io.tocsin.registry.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.Address;
import io.tocsin.designation.Birth;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Field;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.PartialDate;
import io.tocsin.designation.Relation;
import io.tocsin.designation.Status;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.VesselDetails;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Facts as one line for people.
final class Wording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private Wording() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /// The day of a time, in UTC.
    static String day(Instant at) {
        return day(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    static String word(SubjectType type) {
        return switch (type) {
            case PERSON -> "person";
            case ORGANISATION -> "organisation";
            case VESSEL -> "vessel";
            case AIRCRAFT -> "aircraft";
            case UNKNOWN -> "kind not said";
        };
    }

    static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    static String word(NameQuality quality) {
        return switch (quality) {
            case PRIMARY -> "listed as";
            case STRONG -> "alias";
            case WEAK -> "weak alias";
            case FORMER -> "former name";
        };
    }

    /// The name of a field: "legal bases".
    static String word(Field field) {
        return switch (field) {
            case SUBJECT_TYPE -> "kind";
            case DESIGNATED_ON -> "day of the act";
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
                    RELATIONS -> field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    static String said(Name name) {
        return name.quality() == NameQuality.PRIMARY ? name.name() : name.name() + " (" + word(name.quality()) + ")";
    }

    static String said(Address address) {
        String country = address.country();
        return joined(
                address.street(),
                address.city(),
                address.region(),
                address.postalCode(),
                country == null ? null : Countries.name(country));
    }

    static String said(Identifier identifier) {
        return identifier.type() + " " + identifier.number() + about(identifier);
    }

    /// Who issued a number and when: " (Iran, issued 3 February 2001)"; empty where that is not said.
    static String about(Identifier identifier) {
        String country = identifier.country();
        PartialDate issued = identifier.issuedOn();
        PartialDate expires = identifier.expiresOn();
        String about = joined(
                country == null ? null : Countries.name(country),
                issued == null ? null : "issued " + said(issued),
                expires == null ? null : "expires " + said(expires));
        return about.isEmpty() ? "" : " (" + about + ")";
    }

    static String said(Birth birth) {
        PartialDate date = birth.date();
        return joined(date == null ? null : said(date), birth.place());
    }

    static String said(LegalBasis basis) {
        return basis.section() == null ? basis.instrument() : basis.instrument() + ", section " + basis.section();
    }

    static String said(Relation relation) {
        return kind(relation) + " " + relation.name();
    }

    /// `linkedTo` as "linked to".
    static String kind(Relation relation) {
        return relation.type().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    static String said(VesselDetails vessel) {
        return joined(
                vessel.kind(),
                vessel.flag() == null ? null : "flag of " + Countries.name(vessel.flag()),
                vessel.callSign() == null ? null : "call sign " + vessel.callSign(),
                vessel.owner() == null ? null : "owner " + vessel.owner(),
                vessel.grossTonnage() == null ? null : "gross tonnage " + vessel.grossTonnage(),
                vessel.deadweight() == null ? null : "deadweight " + vessel.deadweight());
    }

    /// "about 1965", "March 1965", "between 1960 and 1962".
    static String said(PartialDate date) {
        PartialDate.Point to = date.to();
        String said = to == null ? said(date.from()) : "between " + said(date.from()) + " and " + said(to);
        return date.circa() ? "about " + said : said;
    }

    private static String said(PartialDate.Point point) {
        Integer month = point.month();
        Integer day = point.day();
        if (month == null) {
            return Integer.toString(point.year());
        }
        LocalDate date = LocalDate.of(point.year(), month, day == null ? 1 : day);
        return day == null ? MONTH.format(date) : DAY.format(date);
    }

    /// A value of a field as a change has it: what is no list, or one element of a list.
    static String said(Field field, JsonNode value) {
        try {
            return switch (field) {
                case NAMES -> said(read(value, Name.class));
                case ADDRESSES -> said(read(value, Address.class));
                case IDENTIFIERS -> said(read(value, Identifier.class));
                case BIRTHS -> said(read(value, Birth.class));
                case LEGAL_BASES -> said(read(value, LegalBasis.class));
                case RELATIONS -> said(read(value, Relation.class));
                case VESSEL -> said(read(value, VesselDetails.class));
                case NATIONALITIES -> Countries.name(value.asText());
                case DESIGNATED_ON -> DAY.format(LocalDate.parse(value.asText()));
                case STATUS, SUBJECT_TYPE, TITLES, GENDER, PROGRAMMES, MEASURES, REASONS, REMARKS -> value.asText();
            };
        } catch (JsonProcessingException | DateTimeParseException e) {
            return value.toString();
        }
    }

    private static <T> T read(JsonNode value, Class<T> type) throws JsonProcessingException {
        return DesignationJson.MAPPER.treeToValue(value, type);
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null).collect(Collectors.joining(", "));
    }
}
