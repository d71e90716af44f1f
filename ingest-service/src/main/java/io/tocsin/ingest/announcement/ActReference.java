package io.tocsin.ingest.announcement;

import io.tocsin.designation.event.Action;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;

/// The reference of a party in an announcement, which has none of its own: the date of the act and a slug
/// of the name.
final class ActReference {
    private ActReference() {}

    /// `2024-12-18-national-development-complex`; an amendment or delisting carries its action at the
    /// end.
    static String of(LocalDate act, String name, Action action) {
        String reference = act + "-" + slug(name);
        return switch (action) {
            case DESIGNATE -> reference;
            case AMEND -> reference + "-amend";
            case DELIST -> reference + "-delist";
        };
    }

    /// The name in lower case letters and digits; spelling with or without accents, dots and commas gives
    /// the same.
    static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("['\u2019.]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return plain.isEmpty() ? "x" + HexFormat.of().toHexDigits(name.hashCode()) : plain;
    }
}
