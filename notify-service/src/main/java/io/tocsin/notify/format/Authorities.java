package io.tocsin.notify.format;

import java.util.Map;

/// The authorities as a sentence names them.
final class Authorities {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("us-ofac", "OFAC"),
            Map.entry("us-state", "the US Department of State"),
            Map.entry("us-bis", "the US Bureau of Industry and Security"),
            Map.entry("un-sc", "the UN Security Council"),
            Map.entry("eu", "the European Union"),
            Map.entry("uk", "the United Kingdom"),
            Map.entry("ch", "Switzerland"),
            Map.entry("ca", "Canada"),
            Map.entry("au", "Australia"));

    private Authorities() {}

    /// The name; where none is known, the code as one.
    static String name(String authority) {
        return NAMES.getOrDefault(authority, "authority " + authority);
    }
}
