package io.tocsin.notify.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of endpoints.
///
/// @param cursor where it begins, empty for the beginning
/// @param next where the following ones begin, null where there are none
/// @param refreshSeconds how often it refreshes itself
/// @param said what was done, null for nothing
record EndpointListing(
        List<EndpointLine> endpoints,
        String cursor,
        @Nullable String next,
        long refreshSeconds,
        @Nullable String said) {
    /// How they do together, in a sentence.
    public String summary() {
        long bad = endpoints.stream()
                .filter(line -> line.state().tone().equals("bad"))
                .count();
        return bad == 0 ? "No endpoint on this page is failing." : Wording.endpoints(bad) + " failing.";
    }
}
