package io.tocsin.registry.console;

import io.tocsin.designation.Designation;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Name;
import io.tocsin.designation.Programmes;
import io.tocsin.designation.Relation;
import io.tocsin.designation.Subject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a designation says under one heading.
///
/// @param label the heading
/// @param values what it says, at least one
record Fact(String label, List<Value> values) {
    /// One value.
    ///
    /// @param text as published
    /// @param mark what kind of value it is, null where there is nothing to say
    /// @param href where more of it is, null for nowhere
    record Value(
            String text, @Nullable String mark, @Nullable String href) {
        static Value of(String text) {
            return new Value(text, null, null);
        }
    }

    /// The facts of a designation in the order in which a reader asks for them; what it does not say is not
    /// there.
    static List<Fact> of(Designation designation) {
        Subject subject = designation.subject();
        return Stream.of(
                        fact("Names", subject.names(), Fact::name),
                        fact("Titles", subject.titles(), Value::of),
                        fact("Born", subject.births(), birth -> Value.of(Wording.said(birth))),
                        fact("Nationalities", subject.nationalities(), country -> Value.of(Countries.name(country))),
                        fact("Gender", listOf(subject.gender()), Value::of),
                        fact("Vessel", listOf(subject.vessel()), vessel -> Value.of(Wording.said(vessel))),
                        fact(
                                "Identifiers",
                                subject.identifiers(),
                                number -> new Value(number.number(), number.type() + Wording.about(number), null)),
                        fact("Addresses", subject.addresses(), address -> Value.of(Wording.said(address))),
                        fact("Programmes", designation.programmes(), tag -> programme(designation.authority(), tag)),
                        fact("Legal bases", designation.legalBases(), Fact::legalBasis),
                        fact("Measures", designation.measures(), Value::of),
                        fact("Reasons", listOf(designation.reasons()), Value::of),
                        fact("Remarks", listOf(designation.remarks()), Value::of),
                        fact("Relations", designation.relations(), Fact::relation))
                .flatMap(Optional::stream)
                .toList();
    }

    private static <T> Optional<Fact> fact(String label, List<T> values, Function<T, Value> value) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fact(label, values.stream().map(value).toList()));
    }

    private static <T> List<T> listOf(@Nullable T value) {
        return value == null ? List.of() : List.of(value);
    }

    private static Value name(Name name) {
        List<String> marks = new ArrayList<>();
        marks.add(Wording.word(name.quality()));
        if (!name.script().equals("Latn") && !name.script().equals("Zyyy")) {
            marks.add(script(name.script()) + " script");
        }
        return new Value(name.name(), String.join(", ", marks), null);
    }

    private static String script(String code) {
        return new Locale.Builder().setScript(code).build().getDisplayScript(Locale.ENGLISH);
    }

    private static Value programme(String authority, String tag) {
        return new Value(
                tag,
                Programmes.meant(authority, tag)
                        .map(Programmes.Programme::title)
                        .orElse(null),
                programmePath(authority, tag));
    }

    /// Where the page of a programme is; tags have spaces, slashes and dots.
    static String programmePath(String authority, String tag) {
        return "/programmes/" + encoded(authority) + "/" + encoded(tag);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Value legalBasis(LegalBasis basis) {
        Optional<Programmes.Instrument> instrument = Programmes.instrument(basis.instrument());
        return new Value(
                Wording.said(basis),
                instrument.map(Programmes.Instrument::title).orElse(null),
                instrument.map(Programmes.Instrument::url).orElse(null));
    }

    private static Value relation(Relation relation) {
        String id = relation.designationId();
        return new Value(
                relation.name(),
                Wording.kind(relation),
                id == null ? "/search?q=" + encoded(relation.name()) : "/designations/" + id);
    }
}
