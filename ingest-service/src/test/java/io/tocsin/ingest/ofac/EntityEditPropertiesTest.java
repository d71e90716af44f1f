package io.tocsin.ingest.ofac;

import static io.tocsin.ingest.ofac.EntityEditTest.delta;
import static io.tocsin.ingest.ofac.SampleLists.SDN;
import static io.tocsin.ingest.ofac.SampleLists.bytes;
import static io.tocsin.ingest.ofac.SampleLists.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Designation;
import io.tocsin.ingest.snapshot.EntryChange;
import io.tocsin.ingest.snapshot.EntryChange.Edited;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The delta of two entities, applied to the one, makes the other.
class EntityEditPropertiesTest {
    /// What an entity says, as sets of texts.
    record Facts(
            Set<String> aliases,
            Set<String> programmes,
            Set<String> authorities,
            Set<String> websites,
            Set<String> cities,
            Set<String> passports,
            Set<String> births,
            Set<String> related,
            String gender) {}

    @Property(tries = 300)
    void theDeltaOfTwoEntitiesMakesTheFirstTheSecond(@ForAll("facts") Facts before, @ForAll("facts") Facts after)
            throws Exception {
        Designation first = entity(before);
        Designation second = entity(after);

        EntryChange.Modified change = (EntryChange.Modified)
                delta(SDN, modified(before, after)).changes().getFirst();
        Edited edited = change.edit().applyTo(first);

        assertThat(edited.after()).isEqualTo(second);
        assertThat(edited.misfits()).isEmpty();
        assertThat(change.edit().applyTo(second).after()).as("once more").isEqualTo(second);
    }

    @Provide
    Arbitrary<Facts> facts() {
        return Combinators.combine(
                        some("ALPHA", "BETA", "GAMMA"),
                        some("NPWMD", "IRAN", "SDGT"),
                        some("Executive Order 13382 (Non-proliferation)", "CAATSA - Section 231", "INA"),
                        some("www.one.example", "www.two.example"),
                        some("Lahore", "Tehran", "Panama City"),
                        some("A1", "B2", "C3"),
                        some("1965", "circa 1970", "12 Mar 1971"))
                .as(List::of)
                .flatMap(sets -> Combinators.combine(
                                some("FIRST COMPANY", "SECOND COMPANY"), Arbitraries.of("", "Male", "Female"))
                        .as((related, gender) -> new Facts(
                                sets.get(0),
                                sets.get(1),
                                sets.get(2),
                                sets.get(3),
                                sets.get(4),
                                sets.get(5),
                                sets.get(6),
                                related,
                                gender)));
    }

    private static Arbitrary<Set<String>> some(String... of) {
        return Arbitraries.of(of).set();
    }

    private static Designation entity(Facts facts) throws Exception {
        String list = """
                <sanctionsData xmlns="%s"><publicationInfo><dataAsOf>2026-01-14</dataAsOf></publicationInfo>
                <entities><entity id="1"><generalInfo><entityType>Individual</entityType></generalInfo>
                <names><name><isPrimary>true</isPrimary><translations><translation>
                <formattedFullName>EXAMPLE, Person</formattedFullName></translation></translations></name></names>%s
                </entity></entities></sanctionsData>
                """.formatted(EnhancedXml.NAMESPACE, content(facts, ""));
        return read(bytes(list)).entry("1");
    }

    private static String modified(Facts before, Facts after) {
        String gone = content(minus(before, after), "action=\"remove\"");
        String came = content(minus(after, before), "action=\"add\"");
        return "<entity id=\"1\" action=\"modify\">" + gone + came + "</entity>";
    }

    private static Facts minus(Facts one, Facts other) {
        return new Facts(
                minus(one.aliases(), other.aliases()),
                minus(one.programmes(), other.programmes()),
                minus(one.authorities(), other.authorities()),
                minus(one.websites(), other.websites()),
                minus(one.cities(), other.cities()),
                minus(one.passports(), other.passports()),
                minus(one.births(), other.births()),
                minus(one.related(), other.related()),
                one.gender().equals(other.gender()) ? "" : one.gender());
    }

    private static Set<String> minus(Set<String> one, Set<String> other) {
        Set<String> rest = new LinkedHashSet<>(new TreeSet<>(one));
        rest.removeAll(other);
        return rest;
    }

    private static String content(Facts facts, String action) {
        return all("names", facts.aliases(), """
                        <name %s><isPrimary>false</isPrimary><aliasType>A.K.A.</aliasType>
                        <isLowQuality>false</isLowQuality><translations><translation>
                        <formattedFullName>%s</formattedFullName></translation></translations></name>
                        """, action)
                + all("sanctionsPrograms", facts.programmes(), "<sanctionsProgram %s>%s</sanctionsProgram>", action)
                + all("legalAuthorities", facts.authorities(), "<legalAuthority %s>%s</legalAuthority>", action)
                + all("features", facts.websites(), feature("Website"), action)
                + all("features", facts.births(), feature("Birthdate"), action)
                + all(
                        "features",
                        facts.gender().isEmpty() ? Set.of() : Set.of(facts.gender()),
                        feature("Gender"),
                        action)
                + all("addresses", facts.cities(), """
                        <address %s><country>Iran</country><translations><translation><addressParts><addressPart>
                        <type>CITY</type><value>%s</value></addressPart></addressParts></translation></translations>
                        </address>
                        """, action)
                + all("identityDocuments", facts.passports(), """
                        <identityDocument %s><type>Passport</type><documentNumber>%s</documentNumber>
                        <issuingCountry>Iran</issuingCountry></identityDocument>
                        """, action)
                + all("relationships", facts.related(), """
                        <relationship %s><type>Owned or Controlled By</type>
                        <relatedEntity entityId="77">%s</relatedEntity></relationship>
                        """, action);
    }

    private static String feature(String type) {
        return "<feature %s><type>" + type + "</type><value>%s</value></feature>";
    }

    private static String all(String container, Set<String> values, String item, String action) {
        return values.stream()
                .map(value -> item.formatted(action, value))
                .collect(Collectors.joining("", "<" + container + ">", "</" + container + ">"));
    }
}
