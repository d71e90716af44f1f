package io.tocsin.designation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The table of programmes and legal instruments: which programme stands for which instrument, with
/// titles. It serves matching and reading; it never puts a legal basis into a record whose document has
/// none.
public final class Programmes {
    private static final Map<String, Instrument> INSTRUMENTS = instruments();
    private static final Map<String, Programme> PROGRAMMES = programmes();
    private static final Pattern SECTION = Pattern.compile("(\\d+) CFR (\\d+)\\.\\S+");
    private static final Pattern ORDER_IN_TAG = Pattern.compile(".*EO(\\d{5})");

    private Programmes() {}

    /// A legal instrument.
    ///
    /// @param name the short form used in legal bases: `E.O. 13382`
    /// @param title the full title
    /// @param url where its text is, null where no lasting address was found in an official document
    /// @param feedsList whether the parties designated under it are put on a list of the authority's; those of
    /// missile sanctions and their like are named in the gazette alone
    public record Instrument(
            String name, String title, @Nullable String url, boolean feedsList) {}

    /// A programme: an authority's own tag.
    ///
    /// @param authority whose tag it is
    /// @param name the tag: `NPWMD`
    /// @param title what it is about, in the authority's words where it has some
    /// @param instruments the instruments it stands for, empty where it stands for a statute that is not
    /// in the table
    public record Programme(String authority, String name, String title, List<Instrument> instruments) {}

    /// The programme of that tag; empty where the table does not have it, which refuses nothing.
    public static Optional<Programme> programme(String authority, String name) {
        return Optional.ofNullable(PROGRAMMES.get(authority + ";" + name));
    }

    /// The programme that an authority means by a tag: its own, or else that of another authority of the
    /// same jurisdiction, as State names the tag under which the Treasury will list.
    public static Optional<Programme> meant(String authority, String name) {
        return programme(authority, name)
                .or(() -> PROGRAMMES.values().stream()
                        .filter(programme -> programme.name().equals(name))
                        .filter(programme -> jurisdiction(programme.authority()).equals(jurisdiction(authority)))
                        .findFirst());
    }

    private static String jurisdiction(String authority) {
        int end = authority.indexOf('-');
        return end < 0 ? authority : authority.substring(0, end);
    }

    /// The instrument of that short form. A section of American regulations, `31 CFR 594.201(a)(5)`, is found as
    /// its part.
    public static Optional<Instrument> instrument(String name) {
        Matcher section = SECTION.matcher(name);
        return Optional.ofNullable(
                INSTRUMENTS.get(section.matches() ? section.group(1) + " CFR part " + section.group(2) : name));
    }

    /// The programmes of an authority that stand for an instrument, in the order of the table.
    public static List<Programme> underInstrument(String authority, String instrument) {
        return PROGRAMMES.values().stream()
                .filter(programme -> programme.authority().equals(authority))
                .filter(programme ->
                        programme.instruments().stream().anyMatch(i -> i.name().equals(instrument)))
                .toList();
    }

    /// Whether a programme stands for an instrument: the table says so, or the tag carries the number of the
    /// order, as OFAC's newer ones do (`RUSSIA-EO14024`).
    public static boolean standsFor(String authority, String programme, String instrument) {
        return programme(authority, programme).stream()
                        .flatMap(known -> known.instruments().stream())
                        .anyMatch(known -> known.name().equals(instrument))
                || orderInTag(programme).filter(instrument::equals).isPresent();
    }

    /// The order whose number a tag carries: `RUSSIA-EO14024` carries `E.O. 14024`.
    public static Optional<String> orderInTag(String programme) {
        Matcher order = ORDER_IN_TAG.matcher(programme);
        return order.matches() ? Optional.of("E.O. " + order.group(1)) : Optional.empty();
    }

    /// Every programme of the table, in its order.
    public static List<Programme> all() {
        return List.copyOf(PROGRAMMES.values());
    }

    /// Every instrument of the table, in its order.
    public static List<Instrument> allInstruments() {
        return List.copyOf(INSTRUMENTS.values());
    }

    private static Map<String, Instrument> instruments() {
        Map<String, Instrument> instruments = new LinkedHashMap<>();
        for (List<String> row : Table.rows("instruments.csv", 4)) {
            instruments.put(
                    row.get(0),
                    new Instrument(row.get(0), row.get(1), Text.optional(row.get(2)), feedsList(row.get(3))));
        }
        return instruments;
    }

    private static boolean feedsList(String where) {
        return switch (where) {
            case "list" -> true;
            case "gazette" -> false;
            default -> throw new IllegalStateException("instruments.csv says neither list nor gazette: " + where);
        };
    }

    private static Map<String, Programme> programmes() {
        Map<String, Programme> programmes = new LinkedHashMap<>();
        for (List<String> row : Table.rows("programmes.csv", 4)) {
            List<Instrument> stoodFor = new ArrayList<>();
            Arrays.stream(row.get(3).split("\\|"))
                    .filter(name -> !name.isBlank())
                    .forEach(name -> {
                        Instrument instrument = INSTRUMENTS.get(name);
                        if (instrument == null) {
                            throw new IllegalStateException(
                                    "programme " + row.get(1) + " names an unknown instrument: " + name);
                        }
                        stoodFor.add(instrument);
                    });
            programmes.put(
                    row.get(0) + ";" + row.get(1),
                    new Programme(row.get(0), row.get(1), row.get(2), List.copyOf(stoodFor)));
        }
        return programmes;
    }
}
