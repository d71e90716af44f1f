package io.tocsin.designation;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/// Designations for tests: a few words to write one by hand, and arbitrary ones of every kind for
/// properties (`@Domain(SomeDesignations.class)`). All parties are invented.
public class SomeDesignations extends DomainContextBase {

    /// Two states of one designation, as two documents give them.
    public record Revised(Designation before, Designation after) {}

    /// An entry of OFAC's list for a company of which nothing but the name is known.
    public static Designation company(String reference, String name) {
        return Designation.listed(
                "ofac-sdn", "us-ofac", reference, subject(SubjectType.ORGANISATION, name), List.of("NPWMD"));
    }

    /// An entry of OFAC's list for a person.
    public static Designation person(String reference, String name) {
        return Designation.listed("ofac-sdn", "us-ofac", reference, subject(SubjectType.PERSON, name), List.of("IFSR"));
    }

    /// A subject of which nothing but its primary name is known.
    public static Subject subject(SubjectType type, String name) {
        return Subject.of(type, List.of(Name.of(name, NameQuality.PRIMARY)));
    }

    @Provide
    public Arbitrary<Designation> designations() {
        return Combinators.combine(
                        ids(),
                        subjects(),
                        sets(),
                        wording(),
                        statuses(),
                        Arbitraries.integers().between(1, 99))
                .as((id, subject, sets, wording, status, revision) -> new Designation(
                        id,
                        revision,
                        id.source(),
                        id.reference(),
                        status,
                        subject,
                        sets.get1(),
                        sets.get2(),
                        wording.get1(),
                        sets.get3(),
                        wording.get2(),
                        wording.get3(),
                        sets.get4()));
    }

    /// The same party on the same list, before and after: some facts are the same, some are not.
    @Provide
    public Arbitrary<Revised> revisions() {
        return Combinators.combine(designations(), designations(), Arbitraries.of(true, false))
                .as((before, other, sameSubject) -> new Revised(
                        before,
                        new Designation(
                                before.id(),
                                before.revision() + 1,
                                before.authority(),
                                before.reference(),
                                other.status(),
                                sameSubject ? before.subject() : other.subject(),
                                other.programmes(),
                                other.legalBases(),
                                other.designatedOn(),
                                before.measures(),
                                other.reasons(),
                                before.remarks(),
                                other.relations())));
    }

    @Provide
    public Arbitrary<DesignationId> ids() {
        return Combinators.combine(Arbitraries.of("ofac-sdn", "ofac-cons", "us-state", "press", "un-sc"), text())
                .as(DesignationId::of);
    }

    @Provide
    public Arbitrary<PartialDate> partialDates() {
        Arbitrary<PartialDate.Point> points = points();
        return Combinators.combine(points, points, Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((one, other, range, circa) -> {
                    PartialDate.Point first = one.compareTo(other) <= 0 ? one : other;
                    return new PartialDate(first, range ? (first == one ? other : one) : null, circa);
                });
    }

    private static Arbitrary<PartialDate.Point> points() {
        Arbitrary<Integer> years = Arbitraries.integers().between(1, 9999);
        Arbitrary<Integer> months = Arbitraries.integers().between(1, 12);
        Arbitrary<Integer> days = Arbitraries.integers().between(1, 31);
        return Arbitraries.oneOf(
                years.map(year -> new PartialDate.Point(year, null, null)),
                Combinators.combine(years, months).as((year, month) -> new PartialDate.Point(year, month, null)),
                Combinators.combine(years, months, days)
                        .as((year, month, day) -> new PartialDate.Point(
                                year,
                                month,
                                Math.min(
                                        day, java.time.YearMonth.of(year, month).lengthOfMonth()))));
    }

    @Provide
    public Arbitrary<Subject> subjects() {
        return Combinators.combine(
                        Arbitraries.of(SubjectType.class),
                        few(names(), 1),
                        few(addresses(), 0),
                        few(identifiers(), 0),
                        few(births(), 0),
                        Combinators.combine(few(countries(), 0), few(text(), 0)).as(Tuple::of),
                        maybe(text()),
                        maybe(vessels()))
                .as((type, names, addresses, identifiers, births, lists, gender, vessel) -> new Subject(
                        type,
                        names,
                        addresses,
                        identifiers,
                        births,
                        lists.get1(),
                        lists.get2(),
                        gender,
                        type == SubjectType.VESSEL ? vessel : null));
    }

    private static Arbitrary<Name> names() {
        return Combinators.combine(text(), Arbitraries.of(NameQuality.class), maybe(Arbitraries.of("Latn", "Cyrl")))
                .as(Name::new);
    }

    private static Arbitrary<Address> addresses() {
        return Combinators.combine(maybe(text()), maybe(text()), maybe(text()), maybe(text()), countries())
                .as(Address::new);
    }

    private Arbitrary<Identifier> identifiers() {
        return Combinators.combine(text(), text(), maybe(countries()), maybe(partialDates()), maybe(partialDates()))
                .as(Identifier::new);
    }

    private Arbitrary<Birth> births() {
        return Arbitraries.oneOf(
                partialDates().map(Birth::on),
                text().map(Birth::in),
                Combinators.combine(partialDates(), text()).as(Birth::new));
    }

    private static Arbitrary<VesselDetails> vessels() {
        return Combinators.combine(
                        maybe(text()), maybe(text()), maybe(countries()), maybe(text()), maybe(text()), maybe(text()))
                .as(VesselDetails::new);
    }

    private static Arbitrary<Tuple.Tuple4<List<String>, List<LegalBasis>, List<String>, List<Relation>>> sets() {
        return Combinators.combine(
                        few(Arbitraries.of("NPWMD", "IFSR", "SDGT", "561-Related"), 0),
                        few(Combinators.combine(text(), maybe(text())).as(LegalBasis::new), 0),
                        few(text(), 0),
                        few(Combinators.combine(text(), text(), maybe(text())).as(Relation::new), 0))
                .as(Tuple::of);
    }

    private static Arbitrary<Tuple.Tuple3<LocalDate, String, String>> wording() {
        Arbitrary<LocalDate> days = Arbitraries.longs().between(0, 30_000).map(LocalDate::ofEpochDay);
        return Combinators.combine(maybe(days), maybe(text()), maybe(text())).as(Tuple::of);
    }

    private static Arbitrary<Status> statuses() {
        return Arbitraries.of(Status.class);
    }

    private static Arbitrary<String> countries() {
        return Arbitraries.of("IR", "RU", "KP", "AE", "Region: Crimea");
    }

    /// Text as lists publish it and worse: scripts, quotes, escapes, line ends, letters beyond the basic
    /// plane; never blank.
    public static Arbitrary<String> text() {
        return Arbitraries.of(
                        "a",
                        "EXAMPLE",
                        "Z9",
                        "ПРИМЕР",
                        "مثال",
                        "示例",
                        "é",
                        "e\u0301",
                        "\"",
                        "\\",
                        "/",
                        "'",
                        "\u2019",
                        "\u2010",
                        "\u2028",
                        "\u0001",
                        "\u007f",
                        "\n",
                        "\t",
                        " ",
                        "\uD83D\uDE00",
                        "\uFFFD",
                        "~",
                        ":",
                        "<",
                        "&",
                        "{}",
                        "null",
                        "1e3")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(parts -> String.join("", parts))
                .filter(text -> !text.isBlank());
    }

    private static <T> Arbitrary<List<T>> few(Arbitrary<T> values, int least) {
        return values.list().ofMinSize(least).ofMaxSize(3);
    }

    protected static <T> Arbitrary<T> maybe(Arbitrary<T> values) {
        return values.injectNull(0.4);
    }
}
