package io.tocsin.ingest.ofac;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RemarksTest {
    @Property
    void splittingAndJoiningLosesNoCharacter(@ForAll("remarks") String text) {
        assertThat(Remarks.join(Remarks.split(text))).isEqualTo(text);
    }

    @Property
    void segmentsComeBackAsTheyWentIn(@ForAll("segments") List<String> segments) {
        assertThat(Remarks.split(Remarks.join(segments))).isEqualTo(segments);
    }

    @Property
    void everyLetterOfTheRemarksIsSomewhereInTheDesignation(@ForAll("segments") List<String> segments) {
        Draft draft = new Draft(SampleLists.SDN, "1", SubjectType.PERSON);
        draft.name("EXAMPLE", NameQuality.PRIMARY);

        RemarkReader.read(Remarks.join(segments), false, draft);

        String all = draft.designation().toString();
        assertThat(segments)
                .map(segment -> segment.replace("'", ""))
                .allSatisfy(segment -> assertThat(all).contains(segment.substring(segment.length() - 4)));
    }

    @Example
    void anAliasThatHoldsTheSeparatorStaysWhole() {
        assertThat(Remarks.split("a.k.a. 'ONE; TWO'; DOB 1965")).containsExactly("a.k.a. 'ONE; TWO'", "DOB 1965");
    }

    @Example
    void aQuoteThatIsNeverClosedTakesNothingElseWithIt() {
        assertThat(Remarks.split("a.k.a. 'ONE; DOB 1965; a.k.a. 'TWO'"))
                .containsExactly("a.k.a. 'ONE", "DOB 1965", "a.k.a. 'TWO'");
    }

    @Example
    void theFullStopOfAnAbbreviationStays() {
        assertThat(Remarks.withoutFullStop("Linked To: EXAMPLE, S.A.")).isEqualTo("Linked To: EXAMPLE, S.A.");
        assertThat(Remarks.withoutFullStop("Linked To: EXAMPLE CO., LTD.")).isEqualTo("Linked To: EXAMPLE CO., LTD.");
        assertThat(Remarks.withoutFullStop("sections 510.201 and 510.210.")).isEqualTo("sections 510.201 and 510.210");
        assertThat(Remarks.withoutFullStop("Website www.example.com.")).isEqualTo("Website www.example.com");
    }

    @Provide
    Arbitrary<String> remarks() {
        return Arbitraries.of("a.k.a. '", "'", "; ", ";", " ", "DOB 1965", "x", ".", "f.k.a. 'X'", "(Linked To: Y)")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<String>> segments() {
        return Arbitraries.of(
                        "DOB 1965",
                        "DOB about harvest 1965",
                        "alt. POB Sampleton",
                        "a.k.a. 'SAMPLE'",
                        "Passport X0000001",
                        "Passport lost in the post",
                        "Gender Male",
                        "Gender Female",
                        "Linked To: EXAMPLE TRADING",
                        "Website www.example.test",
                        "Executive Order 13662 Directive Determination - Subject to Directive 1",
                        "something that nobody foresaw")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
