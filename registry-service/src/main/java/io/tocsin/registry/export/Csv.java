package io.tocsin.registry.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tocsin.designation.Address;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Subject;
import io.tocsin.designation.event.Action;
import io.tocsin.registry.register.AsOf;
import io.tocsin.registry.register.State;
import io.tocsin.registry.register.View;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One row for each designation (RFC 4180, UTF-8). Several values stand in one cell, parted by `; `.
final class Csv implements Form {
    /// What a spreadsheet takes for the beginning of a formula; the last four are its full-width forms.
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private record Column(String name, BiFunction<State, Designation, @Nullable Object> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("id", (state, party) -> party.id()),
            new Column("revision", (state, party) -> party.revision()),
            new Column("sequence", (state, party) -> state.sequence()),
            new Column("authority", (state, party) -> party.authority()),
            new Column("source", (state, party) -> party.source()),
            new Column("reference", (state, party) -> party.reference()),
            new Column("status", (state, party) -> word(party.status())),
            new Column("subjectType", (state, party) -> word(party.subject().type())),
            new Column("name", (state, party) -> party.subject().primaryName()),
            new Column("otherNames", (state, party) -> otherNames(party.subject())),
            new Column("weakNames", (state, party) -> names(party.subject(), NameQuality.WEAK)),
            new Column("formerNames", (state, party) -> names(party.subject(), NameQuality.FORMER)),
            new Column("programmes", (state, party) -> party.programmes().stream()),
            new Column(
                    "legalBases", (state, party) -> party.legalBases().stream().map(Csv::text)),
            new Column("measures", (state, party) -> party.measures().stream()),
            new Column("designatedOn", (state, party) -> party.designatedOn()),
            new Column("since", (state, party) -> state.since()),
            new Column("sinceBasis", (state, party) -> state.basis().word()),
            new Column("validFrom", (state, party) -> state.validFrom()),
            new Column("knownSince", (state, party) -> state.knownSince()),
            new Column(
                    "births",
                    (state, party) ->
                            party.subject().births().stream().map(birth -> joined(" ", birth.date(), birth.place()))),
            new Column("nationalities", (state, party) -> party.subject().nationalities().stream()),
            new Column("countries", (state, party) -> party.subject().countries().stream()),
            new Column(
                    "addresses",
                    (state, party) -> party.subject().addresses().stream().map(Address::toString)),
            new Column(
                    "identifiers",
                    (state, party) -> party.subject().identifiers().stream()
                            .map(one -> joined(" ", one.type(), one.number(), parenthesised(one.country())))),
            new Column("titles", (state, party) -> party.subject().titles().stream()),
            new Column("gender", (state, party) -> party.subject().gender()),
            new Column("reasons", (state, party) -> party.reasons()),
            new Column("remarks", (state, party) -> party.remarks()),
            new Column(
                    "relations",
                    (state, party) -> party.relations().stream()
                            .map(one -> joined(" ", one.type(), one.name(), parenthesised(one.designationId())))));

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public String type() {
        return "text/csv;charset=UTF-8;header=present";
    }

    @Override
    public void head(View view, AsOf asOf, Writer out) {
        row(out, Stream.concat(COLUMNS.stream().map(Column::name), Stream.of("action")));
    }

    @Override
    public void write(State state, Action action, Writer out) throws IOException {
        Designation party = DesignationJson.read(state.json());
        row(
                out,
                Stream.concat(
                                COLUMNS.stream().map(column -> column.value().apply(state, party)),
                                Stream.of(word(action)))
                        .map(Csv::cell));
    }

    private static void row(Writer out, Stream<String> cells) {
        CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(out)
                .writeRecord(cells.toList());
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Stream<?> values ->
                values.filter(Objects::nonNull).map(one -> safe(one.toString())).collect(Collectors.joining("; "));
            default -> safe(value.toString());
        };
    }

    /// The text so that no spreadsheet computes it: before what looks like a formula stands an apostrophe.
    /// The character NUL, which no CSV can have, stands as U+FFFD.
    static String safe(String text) {
        String plain = text.replace('\0', '\uFFFD');
        return !plain.isEmpty() && FORMULA.indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
    }

    private static Stream<String> otherNames(Subject subject) {
        return subject.names().stream()
                .filter(name -> name.quality() == NameQuality.PRIMARY || name.quality() == NameQuality.STRONG)
                .map(Name::name)
                .filter(name -> !name.equals(subject.primaryName()));
    }

    private static Stream<String> names(Subject subject, NameQuality quality) {
        return subject.names().stream()
                .filter(name -> name.quality() == quality)
                .map(Name::name)
                .filter(name -> !name.equals(subject.primaryName()));
    }

    private static String text(LegalBasis basis) {
        return joined(" ", basis.instrument(), basis.section());
    }

    private static String joined(String between, @Nullable Object... parts) {
        return Stream.of(parts).filter(Objects::nonNull).map(Object::toString).collect(Collectors.joining(between));
    }

    private static @Nullable String parenthesised(@Nullable String text) {
        return text == null ? null : "(" + text + ")";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
