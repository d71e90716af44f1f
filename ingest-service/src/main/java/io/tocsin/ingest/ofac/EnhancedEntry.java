package io.tocsin.ingest.ofac;

import io.tocsin.designation.Country;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.VesselDetails;
import io.tocsin.ingest.format.Element;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Understands one `entity` of the enhanced format: the facts that SDN.XML has in the same words, and what only this
/// format has.
final class EnhancedEntry {
    /// OFAC's names of scripts, and their codes (ISO 15924).
    private static final Map<String, String> SCRIPTS = Map.ofEntries(
            Map.entry("Latin", "Latn"),
            Map.entry("Arabic", "Arab"),
            Map.entry("Armenian", "Armn"),
            Map.entry("Chinese Simplified", "Hans"),
            Map.entry("Chinese Traditional", "Hant"),
            Map.entry("Cyrillic", "Cyrl"),
            Map.entry("Georgian", "Geor"),
            Map.entry("Greek", "Grek"),
            Map.entry("Hebrew", "Hebr"),
            Map.entry("Japanese", "Jpan"),
            Map.entry("Korean", "Kore"));

    private static final String LATIN = "Latin";

    private final OfacList list;
    private final Draft draft;
    private final Map<String, String> vessel = new HashMap<>();

    private EnhancedEntry(OfacList list, Draft draft) {
        this.list = list;
        this.draft = draft;
    }

    /// @throws IllegalArgumentException if the entity breaks a rule of the vocabulary
    static Designation designation(OfacList list, String reference, Element entity) {
        return draft(list, reference, entity).designation();
    }

    /// What stands in an entity, or in the part of one that a delta has.
    static Draft draft(OfacList list, String reference, Element entity) {
        Draft draft = new Draft(list, reference, type(entity));
        new EnhancedEntry(list, draft).read(entity);
        return draft;
    }

    /// The scripts that names come in, as OFAC calls them.
    static String[] scripts() {
        return SCRIPTS.keySet().stream().sorted().toArray(String[]::new);
    }

    /// What kind of party it is; unknown where the entity does not say.
    static SubjectType type(Element entity) {
        String published = entity.children("generalInfo").stream()
                .map(general -> general.text("entityType"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return switch (published) {
            case "Individual" -> SubjectType.PERSON;
            case "Entity" -> SubjectType.ORGANISATION;
            case "Vessel" -> SubjectType.VESSEL;
            case "Aircraft" -> SubjectType.AIRCRAFT;
            default -> SubjectType.UNKNOWN;
        };
    }

    private void read(Element entity) {
        entity.children("generalInfo").forEach(this::general);
        entity.items("sanctionsLists").stream()
                .filter(published -> list.isNamed(published.text()))
                .map(published -> published.attribute("datePublished"))
                .filter(Objects::nonNull)
                .map(OfacDates::day)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(draft::designatedOn);
        said(entity, "sanctionsPrograms").forEach(draft::programmes);
        said(entity, "sanctionsTypes").forEach(draft::measure);
        said(entity, "legalAuthorities").forEach(text -> draft.legalBasis(LegalAuthorities.basis(text)));
        entity.items("names").forEach(this::name);
        entity.items("addresses").forEach(this::address);
        entity.items("features").forEach(this::feature);
        draft.vessel(particulars());
        entity.items("identityDocuments").forEach(this::document);
        entity.items("relationships").forEach(this::relationship);
    }

    private static Stream<String> said(Element entity, String items) {
        return entity.items(items).stream().map(Element::text).filter(text -> !text.isBlank());
    }

    private void general(Element general) {
        String title = general.text("title");
        if (title != null) {
            draft.titles(title);
        }
        String remarks = general.text("remarks");
        if (remarks != null) {
            RemarkReader.read(remarks, false, draft);
        }
    }

    private void name(Element name) {
        NameQuality quality = quality(name);
        for (Element translation : name.items("translations")) {
            String text = Optional.ofNullable(translation.text("formattedFullName"))
                    .orElseGet(() -> translation.joined(", ", "formattedLastName", "formattedFirstName"));
            if (text.isBlank()) {
                text = String.join(" ", translation.texts("nameParts", "value"));
            }
            String plain = withoutDirection(text);
            if (!plain.isBlank()) {
                draft.name(named(plain, quality, translation.text("script")));
            }
        }
    }

    /// The script of Latin letters is read off them, as for every name of the plain formats.
    private static Name named(String text, NameQuality quality, @Nullable String script) {
        String code = script == null || script.equals(LATIN) ? null : SCRIPTS.get(script);
        return code == null ? Name.of(text, quality) : new Name(text, quality, code);
    }

    private static NameQuality quality(Element name) {
        if ("true".equals(name.text("isPrimary"))) {
            return NameQuality.PRIMARY;
        }
        if ("F.K.A.".equals(name.text("aliasType"))) {
            return NameQuality.FORMER;
        }
        return "true".equals(name.text("isLowQuality")) ? NameQuality.WEAK : NameQuality.STRONG;
    }

    /// OFAC sets marks of direction around names that are written from right to left: they are layout.
    private static String withoutDirection(String text) {
        return text.replaceAll("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "")
                .strip();
    }

    private void address(Element address) {
        String country = address.text("country");
        List<Element> translations = address.items("translations");
        if (translations.isEmpty()) {
            draft.address(null, null, null, null, country);
        }
        for (Element translation : translations) {
            Map<String, String> parts = new HashMap<>();
            for (Element part : translation.items("addressParts")) {
                String value = part.text("value");
                if (value != null) {
                    parts.merge(
                            Optional.ofNullable(part.text("type")).orElse(""),
                            withoutDirection(value),
                            (one, other) -> one + ", " + other);
                }
            }
            String street = Stream.of("ADDRESS1", "ADDRESS2", "ADDRESS3")
                    .map(parts::get)
                    .filter(Objects::nonNull)
                    .reduce((one, other) -> one + ", " + other)
                    .orElse(null);
            String region = Stream.of("STATE/PROVINCE", "REGION")
                    .map(parts::get)
                    .filter(Objects::nonNull)
                    .reduce((one, other) -> one + ", " + other)
                    .orElse(null);
            draft.address(street, parts.get("CITY"), region, parts.get("POSTAL CODE"), country);
        }
    }

    private void feature(Element feature) {
        String type = Optional.ofNullable(feature.text("type")).orElse("").replace('\u2019', '\'');
        String value = Optional.ofNullable(feature.text("value"))
                .or(() -> feature.children("valueDate").stream()
                        .flatMap(period -> OfacDates.text(period).stream())
                        .findFirst())
                .orElse("");
        if (type.isEmpty() && value.isEmpty()) {
            return;
        }
        switch (type) {
            case "Birthdate" -> draft.bornOn(value);
            case "Place of Birth" -> draft.bornIn(value);
            case "Nationality Country", "Citizenship Country" -> draft.nationality(value);
            case "Gender" -> draft.gender(value);
            case "Title" -> draft.titles(value);
            case "Vessel Call Sign",
                    "VESSEL TYPE",
                    "Vessel Type",
                    "Vessel Flag",
                    "Vessel Owner",
                    "Vessel Tonnage",
                    "Vessel Gross Registered Tonnage" -> particular(type.replace("VESSEL TYPE", "Vessel Type"), value);
            default -> draft.feature(Feature.of(type, value, null, null, null));
        }
    }

    /// A ship has one of each; what a list says beyond that is a remark.
    private void particular(String type, String value) {
        if (vessel.putIfAbsent(type, value) != null) {
            draft.feature(new Feature.Note(type + " " + value));
        }
    }

    private VesselDetails particulars() {
        String flag = vessel.get("Vessel Flag");
        return new VesselDetails(
                vessel.get("Vessel Call Sign"),
                vessel.get("Vessel Type"),
                flag == null ? null : Country.codeOrName(flag),
                vessel.get("Vessel Owner"),
                vessel.get("Vessel Tonnage"),
                vessel.get("Vessel Gross Registered Tonnage"));
    }

    private void document(Element document) {
        String type = document.text("type");
        String number = document.text("documentNumber");
        if (type == null && number == null) {
            return;
        }
        String kind = type == null ? "Identification Number" : type.replace('\u2019', '\'');
        draft.feature(Feature.of(
                kind,
                number == null ? "" : number,
                document.text("issuingCountry"),
                period(document, "issueDate"),
                period(document, "expirationDate")));
        if ("false".equals(document.text("isValid"))) {
            draft.feature(new Feature.Note(kind + " " + (number == null ? "" : number + " ") + "is not valid"));
        }
    }

    private static @Nullable String period(Element document, String child) {
        return document.children(child).stream()
                .flatMap(period -> OfacDates.text(period).stream())
                .findFirst()
                .orElse(null);
    }

    private void relationship(Element relationship) {
        for (Element related : relationship.children("relatedEntity")) {
            if (!related.text().isBlank()) {
                draft.related(
                        Optional.ofNullable(relationship.text("type")).orElse("Linked To"),
                        related.text(),
                        related.attribute("entityId"));
            }
        }
    }
}
