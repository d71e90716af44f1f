package io.tocsin.designation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A number or code that an issuer gave the subject: passport, tax number, IMO number, wallet address.
///
/// @param type the kind as the authority names it ("Passport", "Tax ID No."), an open value
/// @param number the number as published
/// @param country the issuing country, coded as in {@link Address}
/// @param issuedOn when it was issued
/// @param expiresOn when it expires
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Identifier(
        String type,
        String number,
        @Nullable String country,
        @Nullable PartialDate issuedOn,
        @Nullable PartialDate expiresOn)
        implements Comparable<Identifier> {
    private static final Comparator<Identifier> ORDER = Comparator.comparing(Identifier::type)
            .thenComparing(Identifier::number)
            .thenComparing(Identifier::country, Text.nullsFirst())
            .thenComparing(Identifier::issuedOn, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Identifier::expiresOn, Comparator.nullsFirst(Comparator.naturalOrder()));

    public Identifier {
        type = Text.required("identifier type", type);
        number = Text.required("number of " + type, number);
        country = Text.optional(country);
    }

    /// An identifier of which only kind, number and perhaps country are known.
    public static Identifier of(String type, String number, @Nullable String country) {
        return new Identifier(type, number, country, null, null);
    }

    @Override
    public int compareTo(Identifier other) {
        return ORDER.compare(this, other);
    }
}
