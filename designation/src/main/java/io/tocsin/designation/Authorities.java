package io.tocsin.designation;

import java.util.Map;

/// The authorities by the names that people know them by.
public final class Authorities {
    private static final Map<String, Names> NAMES = Map.ofEntries(
            Map.entry("us-ofac", new Names("US Treasury, OFAC", "OFAC")),
            Map.entry("us-state", new Names("US Department of State", "the US Department of State")),
            Map.entry("us-bis", new Names("US Commerce, BIS", "the US Bureau of Industry and Security")),
            Map.entry("un-sc", new Names("UN Security Council", "the UN Security Council")),
            Map.entry("eu", new Names("European Union", "the European Union")),
            Map.entry("uk", new Names("United Kingdom", "the United Kingdom")),
            Map.entry("ch", new Names("Switzerland, SECO", "Switzerland")),
            Map.entry("ca", new Names("Canada", "Canada")),
            Map.entry("au", new Names("Australia", "Australia")));

    private Authorities() {}

    private record Names(String label, String inSentence) {}

    /// The name as it stands by itself; the code where none is known.
    ///
    /// @param authority its code, as designations carry it
    public static String label(String authority) {
        Names names = NAMES.get(authority);
        return names == null ? authority : names.label();
    }

    /// The name as it stands within a sentence; the code as one where none is known.
    ///
    /// @param authority its code, as designations carry it
    public static String inSentence(String authority) {
        Names names = NAMES.get(authority);
        return names == null ? "authority " + authority : names.inSentence();
    }
}
