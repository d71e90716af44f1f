package io.tocsin.registry.programme;

/// What became known of a programme in a month, by UTC.
///
/// @param month `2024-12`
/// @param announced announcements
/// @param listed entries that came onto a list
/// @param amended changes of entries
/// @param delisted entries that were taken off
/// @param baseline events that say what was so before the registry knew: the first sight of a list, or a
/// richer reading of it; they are counted in none of the others
public record Month(String month, long announced, long listed, long amended, long delisted, long baseline) {
    static Month empty(String month) {
        return new Month(month, 0, 0, 0, 0, 0);
    }

    Month plus(Happening happening, long times) {
        return switch (happening) {
            case ANNOUNCED -> new Month(month, announced + times, listed, amended, delisted, baseline);
            case LISTED -> new Month(month, announced, listed + times, amended, delisted, baseline);
            case AMENDED -> new Month(month, announced, listed, amended + times, delisted, baseline);
            case DELISTED -> new Month(month, announced, listed, amended, delisted + times, baseline);
            case BASELINE -> new Month(month, announced, listed, amended, delisted, baseline + times);
        };
    }

    /// What a timeline tells apart.
    enum Happening {
        ANNOUNCED,
        LISTED,
        AMENDED,
        DELISTED,
        BASELINE
    }
}
