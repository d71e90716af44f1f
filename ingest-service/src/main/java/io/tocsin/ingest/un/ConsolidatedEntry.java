package io.tocsin.ingest.un;

import io.tocsin.designation.Designation;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.PartialDate;
import io.tocsin.designation.SubjectType;
import io.tocsin.ingest.format.Element;
import io.tocsin.ingest.format.EntryDraft;
import io.tocsin.ingest.format.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Understands one `INDIVIDUAL` or `ENTITY`.
final class ConsolidatedEntry {
    private static final String ALIAS_SEPARATOR = "; ";

    private ConsolidatedEntry() {}

    /// @throws IllegalArgumentException if the entry breaks a rule of the vocabulary
    static Designation designation(String reference, Element entry) {
        SubjectType type = entry.name().equals("INDIVIDUAL") ? SubjectType.PERSON : SubjectType.ORGANISATION;
        EntryDraft draft = new EntryDraft(ConsolidatedXml.SOURCE, ConsolidatedXml.AUTHORITY, reference, type);
        draft.name(entry.joined(" ", "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"), NameQuality.PRIMARY);
        draft.name(entry.text("NAME_ORIGINAL_SCRIPT"), NameQuality.STRONG);
        draft.programme(entry.text("UN_LIST_TYPE"));
        draft.designatedOn(UnDates.day(entry.text("LISTED_ON")));
        draft.gender(gender(entry.text("GENDER")));
        draft.remark(entry.text("COMMENTS1"));
        draft.note("Submitted by", entry.text("SUBMITTED_BY"));
        draft.note("Submitted on", entry.text("SUBMITTED_ON"));
        for (Element part : entry.children()) {
            switch (part.name()) {
                case "TITLE", "DESIGNATION" -> part.children().forEach(value -> draft.title(value.text()));
                case "NATIONALITY" -> part.children().forEach(value -> draft.nationality(value.text()));
                case "INDIVIDUAL_ALIAS", "ENTITY_ALIAS" -> alias(part, draft);
                case "INDIVIDUAL_ADDRESS", "ENTITY_ADDRESS" -> address(part, draft);
                case "INDIVIDUAL_DATE_OF_BIRTH" -> birthDate(part, draft);
                case "INDIVIDUAL_PLACE_OF_BIRTH" -> birthPlace(part, draft);
                case "INDIVIDUAL_DOCUMENT" -> document(part, draft);
                default -> {
                    // Read above, or unknown and counted.
                }
            }
        }
        return draft.designation();
    }

    /// An alias, or several; empty ones are placeholders. Births that stand in one belong to the party under that
    /// name.
    private static void alias(Element alias, EntryDraft draft) {
        String text = Line.of(alias.text("ALIAS_NAME"));
        NameQuality quality = quality(alias.text("QUALITY"));
        if (text != null) {
            names(text).forEach(name -> draft.name(name, quality));
        }
        String date = alias.text("DATE_OF_BIRTH");
        PartialDate birth = UnDates.date(date);
        draft.birth(birth, alias.joined(", ", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"));
        EntryDraft.Labelled said = draft.labelled("Alias", text);
        if (birth == null) {
            said.note("date of birth", date);
        }
        said.note(alias.text("NOTE"));
    }

    /// The names of an alias: several are separated by `; `, but what stands in brackets belongs to the name
    /// before.
    static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth <= 0 && text.startsWith(ALIAS_SEPARATOR, i)) {
                names.add(text.substring(from, i));
                from = i + ALIAS_SEPARATOR.length();
            }
        }
        names.add(text.substring(from));
        return names;
    }

    private static NameQuality quality(@Nullable String published) {
        return switch (published == null ? "" : published) {
            case "Low" -> NameQuality.WEAK;
            case "f.k.a." -> NameQuality.FORMER;
            default -> NameQuality.STRONG;
        };
    }

    private static @Nullable String gender(@Nullable String published) {
        return published == null
                ? null
                : switch (published) {
                    case "MALE" -> "Male";
                    case "FEMALE" -> "Female";
                    case "Unknown" -> null;
                    default -> published;
                };
    }

    /// A postal code without a digit is a region.
    private static void address(Element address, EntryDraft draft) {
        String code = address.text("ZIP_CODE");
        boolean region = code != null && code.chars().noneMatch(Character::isDigit);
        draft.address(
                address.text("STREET"),
                address.text("CITY"),
                region ? address.joined(", ", "STATE_PROVINCE", "ZIP_CODE") : address.text("STATE_PROVINCE"),
                region ? null : code,
                address.text("COUNTRY"));
        String where = address.joined(", ", "STREET", "CITY", "STATE_PROVINCE", "COUNTRY");
        draft.labelled("Address", where).note(address.text("NOTE"));
    }

    private static void birthDate(Element birth, EntryDraft draft) {
        String note = Line.of(birth.text("NOTE"));
        boolean noteSaysCirca = "approximately".equalsIgnoreCase(note);
        PartialDate date = birthDate(birth);
        if (date == null) {
            draft.note("Date of birth", birth.joined(" ", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE"));
            return;
        }
        boolean circa = noteSaysCirca || "APPROXIMATELY".equals(birth.text("TYPE_OF_DATE"));
        draft.birth(circa ? date.approximately() : date, null);
        if (!noteSaysCirca) {
            draft.labelled("Date of birth", date.toString()).note(note);
        }
    }

    private static @Nullable PartialDate birthDate(Element birth) {
        PartialDate range = UnDates.between(birth.text("FROM_YEAR"), birth.text("TO_YEAR"));
        if (range != null) {
            return range;
        }
        PartialDate day = UnDates.date(birth.text("DATE"));
        return day == null ? UnDates.year(birth.text("YEAR")) : day;
    }

    private static void birthPlace(Element birth, EntryDraft draft) {
        String place = birth.joined(", ", "STREET", "CITY", "STATE_PROVINCE", "COUNTRY");
        draft.birth(null, place);
        draft.labelled("Place of birth", place).note(birth.text("NOTE"));
    }

    private static void document(Element document, EntryDraft draft) {
        String kind = document.text("TYPE_OF_DOCUMENT");
        String closer = document.text("TYPE_OF_DOCUMENT2");
        if (kind == null) {
            kind = closer == null ? "Document" : closer;
        } else if (closer != null && !closer.equals(kind)) {
            kind = kind + " (" + closer + ")";
        }
        String number = document.text("NUMBER");
        String issuing = document.text("ISSUING_COUNTRY");
        String issued = document.text("DATE_OF_ISSUE");
        PartialDate issuedOn = UnDates.date(issued);
        draft.identifier(kind, number, issuing == null ? document.text("COUNTRY_OF_ISSUE") : issuing, issuedOn, null);
        EntryDraft.Labelled said = draft.labelled(kind, number);
        if (number == null) {
            said.note(document.joined(", ", "ISSUING_COUNTRY", "DATE_OF_ISSUE"));
        } else if (issuedOn == null) {
            said.note("issued on", issued);
        }
        said.note("issued in", document.joined(", ", "CITY_OF_ISSUE", "COUNTRY_OF_ISSUE"));
        said.note(document.text("NOTE"));
    }
}
