package io.tocsin.designation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What lists publish of a ship beside its names and numbers; the IMO number is an {@link Identifier}.
///
/// @param callSign radio call sign
/// @param kind the kind of ship as published ("Crude Oil Tanker")
/// @param flag the flag, coded as in {@link Address}
/// @param owner the owner as published
/// @param deadweight deadweight tonnage as published
/// @param grossTonnage gross registered tonnage as published
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VesselDetails(
        @Nullable String callSign,
        @Nullable String kind,
        @Nullable String flag,
        @Nullable String owner,
        @Nullable String deadweight,
        @Nullable String grossTonnage) {
    public VesselDetails {
        callSign = Text.optional(callSign);
        kind = Text.optional(kind);
        flag = Text.optional(flag);
        owner = Text.optional(owner);
        deadweight = Text.optional(deadweight);
        grossTonnage = Text.optional(grossTonnage);
    }

    /// Whether the document says nothing of the ship.
    public boolean saysNothing() {
        return callSign == null
                && kind == null
                && flag == null
                && owner == null
                && deadweight == null
                && grossTonnage == null;
    }
}
