package io.tocsin.registry.console;

import java.util.Map;

/// The authorities by the names that people know them by.
final class Authorities {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("us-ofac", "US Treasury, OFAC"),
            Map.entry("us-state", "US Department of State"),
            Map.entry("us-bis", "US Commerce, BIS"),
            Map.entry("un-sc", "UN Security Council"),
            Map.entry("eu", "European Union"),
            Map.entry("uk", "United Kingdom"),
            Map.entry("ch", "Switzerland, SECO"),
            Map.entry("ca", "Canada"),
            Map.entry("au", "Australia"));

    private Authorities() {}

    /// The name; the code itself where it is none that is known.
    static String name(String authority) {
        return NAMES.getOrDefault(authority, authority);
    }
}
