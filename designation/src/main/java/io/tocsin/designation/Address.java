package io.tocsin.designation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a subject is, as far as the document says; at least one part is present.
///
/// @param street street, house, box, building, in the order published
/// @param city the place
/// @param region state, province or district
/// @param postalCode the postal code
/// @param country ISO 3166-1 alpha-2 where the published name is known to {@link Country}, else the name
/// as published
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Address(
        @Nullable String street,
        @Nullable String city,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String country)
        implements Comparable<Address> {
    private static final Comparator<Address> ORDER = Comparator.comparing(Address::country, Text.nullsFirst())
            .thenComparing(Address::city, Text.nullsFirst())
            .thenComparing(Address::street, Text.nullsFirst())
            .thenComparing(Address::region, Text.nullsFirst())
            .thenComparing(Address::postalCode, Text.nullsFirst());

    public Address {
        street = Text.optional(street);
        city = Text.optional(city);
        region = Text.optional(region);
        postalCode = Text.optional(postalCode);
        country = Text.optional(country);
        if (street == null && city == null && region == null && postalCode == null && country == null) {
            throw new IllegalArgumentException("address has no part");
        }
    }

    /// An address of which nothing but the country is known.
    public static Address in(String country) {
        return new Address(null, null, null, null, country);
    }

    /// One line for people.
    @Override
    public String toString() {
        return Stream.of(street, city, region, postalCode, country)
                .filter(part -> part != null)
                .collect(Collectors.joining(", "));
    }

    @Override
    public int compareTo(Address other) {
        return ORDER.compare(this, other);
    }
}
