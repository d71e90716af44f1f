package io.tocsin.registry.console;

import io.tocsin.console.Badge;
import io.tocsin.designation.Designation;
import io.tocsin.registry.register.AsOf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A designation as of two times.
///
/// @param id of the designation
/// @param party the designation then, null where it was not known or not designated then
/// @param badge its status then
/// @param kind of the party, in a word
/// @param authority who designates
/// @param times which times the page is about
/// @param absent why there is nothing to see, null where there is
/// @param standing since when it is so, in sentences
/// @param late that it became known long after the act, null where it did not
/// @param facts what it says
/// @param alsoListed the same party on other lists
/// @param related all else that is tied to it
/// @param timeline what happened, newest first
/// @param later how many events became known after the time asked about
/// @param more whether there are older events than the page tells
record DesignationPage(
        String id,
        @Nullable Designation party,
        @Nullable Badge badge,
        String kind,
        String authority,
        Times times,
        @Nullable String absent,
        List<String> standing,
        @Nullable String late,
        List<Fact> facts,
        List<Related> alsoListed,
        List<Related> related,
        List<Told> timeline,
        int later,
        boolean more) {
    /// The two times asked about.
    ///
    /// @param knownOn a day for the form, "" for now
    /// @param validOn a day for the form, "" for the latest
    /// @param said the times in words, null for now
    record Times(String knownOn, String validOn, @Nullable String said) {
        static Times of(AsOf asOf) {
            List<String> said = new ArrayList<>();
            if (asOf.knownAt() != null) {
                said.add("as known on " + Wording.day(asOf.knownAt()));
            }
            if (asOf.validAt() != null) {
                said.add("valid on " + Wording.day(asOf.validAt()));
            }
            return new Times(
                    day(asOf.knownAt()),
                    day(asOf.validAt()),
                    said.isEmpty() ? null : "This page shows it " + String.join(" and ", said) + ".");
        }

        private static String day(@Nullable Instant at) {
            return at == null ? "" : LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
        }
    }
}
