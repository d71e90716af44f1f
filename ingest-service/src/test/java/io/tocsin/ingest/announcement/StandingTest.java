package io.tocsin.ingest.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.LegalBasis;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Instant AT = Instant.parse("2024-12-18T17:00:00Z");
    private static final Instant NOW = Instant.parse("2024-12-18T18:00:00Z");
    private static final Duration WITHIN = Duration.ofDays(5);
    private static final AnnouncementSource STATE =
            new AnnouncementSource("us-state", "us-state", "State", true, false, List.of("ofac-sdn"));
    private static final AnnouncementSource PRESS =
            new AnnouncementSource("press", "press", "Press", false, false, List.of());

    /// What may come next, by the words of the design.
    private enum Step {
        CONFIRM,
        CONTRADICT,
        LAPSE,
        WITHDRAW
    }

    @Test
    void aPartyUnderAnOrderThatFeedsAListIsExpectedOnItInTime() {
        assertThat(expected(STATE, "E.O. 13382")).isEqualTo(new Standing.Announced(NOW, AT.plus(WITHIN)));
    }

    @Test
    void aPartyUnderMissileSanctionsAwaitsTheGazetteAndCannotLapse() {
        Standing standing = expected(STATE, "AECA", "ECRA");
        assertThat(standing).isEqualTo(new Standing.AwaitingGazette(NOW));
        assertThat(transitions(standing)).doesNotContain("lapsed");
    }

    @Test
    void aPartyUnderBothIsExpectedOnTheList() {
        assertThat(expected(STATE, "AECA", "E.O. 13382")).isInstanceOf(Standing.Announced.class);
    }

    @Test
    void anInstrumentThatNobodyKnowsYetIsTakenToFeedAList() {
        assertThat(expected(STATE, "E.O. 14999")).isInstanceOf(Standing.Announced.class);
    }

    @Test
    void whereTheAuthorityFeedsNoKnownListNothingIsExpectedOfOne() {
        AnnouncementSource bis = new AnnouncementSource("us-bis", "us-bis", "BIS", true, false, List.of());
        assertThat(expected(bis, "E.O. 13382")).isInstanceOf(Standing.AwaitingGazette.class);
    }

    @Test
    void nothingIsExpectedOfTheUnofficial() {
        assertThat(expected(PRESS, "E.O. 13382")).isEqualTo(new Standing.Reported(NOW));
    }

    @Test
    void nothingFollowsAWithdrawal() {
        assertThat(transitions(new Standing.Withdrawn(AT))).isEmpty();
    }

    @Test
    void whatIsConfirmedOrContradictedCanOnlyBeTakenBack() {
        assertThat(transitions(new Standing.Confirmed(AT, null, null))).containsExactly("withdrawn");
        assertThat(transitions(new Standing.Contradicted(AT))).containsExactly("withdrawn");
    }

    @Test
    void aLapsedPartyCanStillBeConfirmedAndDoesNotLapseTwice() {
        assertThat(transitions(new Standing.Lapsed(AT)))
                .containsExactlyInAnyOrder("confirmed", "contradicted", "withdrawn");
    }

    @Property
    void whateverHappensAPartyIsConfirmedOrContradictedOrLapsesAtMostOnce(@ForAll("steps") List<Step> steps) {
        Standing standing = expected(STATE, "E.O. 13382");
        int lapsed = 0;
        int decided = 0;
        boolean withdrawn = false;
        for (Step step : steps) {
            Standing next = after(standing, step);
            boolean moved = next != standing;
            assertThat(withdrawn && moved).isFalse();
            lapsed += moved && next instanceof Standing.Lapsed ? 1 : 0;
            decided += moved && (next instanceof Standing.Confirmed || next instanceof Standing.Contradicted) ? 1 : 0;
            withdrawn = next instanceof Standing.Withdrawn;
            standing = next;
        }
        assertThat(lapsed).isLessThanOrEqualTo(1);
        assertThat(decided).isLessThanOrEqualTo(1);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.of(Step.class).list().ofMaxSize(12);
    }

    /// The step where the state has it, else the state itself.
    private static Standing after(Standing standing, Step step) {
        return switch (step) {
            case CONFIRM -> standing instanceof Standing.Open open ? open.confirmed(NOW, null, null) : standing;
            case CONTRADICT -> standing instanceof Standing.Open open ? open.contradicted(NOW) : standing;
            case LAPSE -> standing instanceof Standing.Announced announced ? announced.lapsed(NOW) : standing;
            case WITHDRAW -> standing instanceof Standing.Told told ? told.withdrawn(NOW) : standing;
        };
    }

    private static Standing expected(AnnouncementSource source, String... instruments) {
        List<LegalBasis> bases = Arrays.stream(instruments)
                .map(instrument -> new LegalBasis(instrument, null))
                .toList();
        return Expectation.of(source, bases, AT, WITHIN, NOW);
    }

    private static Set<String> transitions(Standing standing) {
        return Arrays.stream(standing.getClass().getMethods())
                .filter(method -> Standing.class.isAssignableFrom(method.getReturnType()))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }
}
