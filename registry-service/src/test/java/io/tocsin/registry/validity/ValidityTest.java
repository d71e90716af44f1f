package io.tocsin.registry.validity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Change;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.Difference;
import io.tocsin.designation.Status;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.Link;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.event.RunPosition;
import io.tocsin.registry.TestLog;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValidityTest {
    private static final Designation PARTY = TestLog.organisation("7", "Example Works");
    private static final LocalDate ACT = LocalDate.parse("2010-06-09");

    @Test
    void noDocumentChangesOrEndsWhatHadNotBegunByThen() {
        Validity listed = Validity.after(null, listed(null, "2024-04-18T00:00:00Z"));

        assertThat(Validity.after(listed, amended(null, "2024-04-01T00:00:00Z")).from())
                .isEqualTo(listed.from());
        assertThat(Validity.after(listed, delisted("2024-04-01T00:00:00Z")).from())
                .isEqualTo(listed.from());
    }

    @Test
    void aListingBeginsOnTheDayOfTheActHoweverLateItBecameKnown() {
        Validity listed = Validity.after(null, listed(ACT, "2025-10-01T00:00:00Z"));

        assertThat(listed.from()).isEqualTo("2010-06-09T00:00:00Z");
        assertThat(listed.since()).isEqualTo(listed.from());
        assertThat(listed.basis()).isEqualTo(Basis.DESIGNATED_ON);
    }

    @Test
    void withoutADayOfTheActItBeginsWhenTheDocumentWasPublished() {
        Validity listed = Validity.after(null, listed(null, "2023-10-18T00:00:00Z"));

        assertThat(listed.since()).isEqualTo("2023-10-18T00:00:00Z");
        assertThat(listed.basis()).isEqualTo(Basis.PUBLISHED);
    }

    @Test
    void anAmendmentChangesTheStateAndNotTheStay() {
        Validity listed = Validity.after(null, listed(ACT, "2023-10-18T00:00:00Z"));

        Validity amended = Validity.after(listed, amended(ACT, "2024-04-18T00:00:00Z"));

        assertThat(amended.from()).isEqualTo("2024-04-18T00:00:00Z");
        assertThat(amended.since()).isEqualTo("2010-06-09T00:00:00Z");
    }

    @Test
    void aRicherFormatSaysSinceWhenWithoutChangingWhatWasSoBetween() {
        Validity listed = Validity.after(null, listed(null, "2023-10-18T00:00:00Z"));
        Validity amended = Validity.after(listed, amended(null, "2024-04-18T00:00:00Z"));

        Validity restated = Validity.after(amended, restated(ACT, "2024-05-03T00:00:00Z"));

        assertThat(restated.from()).isEqualTo("2024-04-18T00:00:00Z");
        assertThat(restated.since()).isEqualTo("2010-06-09T00:00:00Z");
    }

    @Test
    void aPartyListedAgainWasFreeBetweenWhateverTheNewEntrySays() {
        Validity listed = Validity.after(null, listed(ACT, "2010-06-10T00:00:00Z"));
        Validity delisted = Validity.after(listed, delisted("2016-01-16T00:00:00Z"));

        Validity again = Validity.after(delisted, listed(ACT, "2025-09-28T00:00:00Z"));

        assertThat(delisted.from()).isEqualTo("2016-01-16T00:00:00Z");
        assertThat(delisted.since()).isEqualTo(delisted.from());
        assertThat(again.since()).isEqualTo("2025-09-28T00:00:00Z");
        assertThat(again.from()).isEqualTo(again.since());
        assertThat(again.basis()).isEqualTo(Basis.PUBLISHED);
    }

    @Test
    void aPartyListedAgainByANewActIsDesignatedFromItsDayOn() {
        Validity listed = Validity.after(null, listed(ACT, "2010-06-10T00:00:00Z"));
        Validity delisted = Validity.after(listed, delisted("2016-01-16T00:00:00Z"));

        Validity again = Validity.after(delisted, listed(LocalDate.parse("2025-09-27"), "2025-09-28T00:00:00Z"));

        assertThat(again.since()).isEqualTo("2025-09-27T00:00:00Z");
        assertThat(again.basis()).isEqualTo(Basis.DESIGNATED_ON);
    }

    @Test
    void anActOfBeforeTheDelistingMovesNothingHoweverLateItIsNamed() {
        Validity listed = Validity.after(null, listed(ACT, "2010-06-10T00:00:00Z"));
        Validity delisted = Validity.after(listed, delisted("2016-01-16T00:00:00Z"));
        Validity again = Validity.after(delisted, listed(null, "2025-09-28T00:00:00Z"));

        Validity restated = Validity.after(again, restated(ACT, "2025-10-03T00:00:00Z"));

        assertThat(restated).isEqualTo(again);
    }

    @Test
    void knowingMoreOfADelistedPartyDoesNotPutItBack() {
        Validity listed = Validity.after(null, listed(ACT, "2010-06-10T00:00:00Z"));
        Validity delisted = Validity.after(listed, delisted("2016-01-16T00:00:00Z"));

        Validity restated = Validity.after(delisted, restated(ACT, "2016-02-01T00:00:00Z"));

        assertThat(restated.since()).isEqualTo("2016-01-16T00:00:00Z");
    }

    @Test
    void aRenumberingThatChangesTheEntryChangesTheStateAndNotTheStay() {
        Validity listed = Validity.after(null, listed(ACT, "2010-06-10T00:00:00Z"));

        Validity renumbered = Validity.after(listed, renumbered("2024-04-18T00:00:00Z", "NPWMD", "SDGT"));

        assertThat(renumbered.from()).isEqualTo("2024-04-18T00:00:00Z");
        assertThat(renumbered.since()).isEqualTo("2010-06-09T00:00:00Z");
    }

    @Test
    void aRenumberingThatChangesNothingElseIsNoOtherState() {
        Validity listed = Validity.after(null, listed(ACT, "2010-06-10T00:00:00Z"));

        Validity renumbered = Validity.after(listed, renumbered("2024-04-18T00:00:00Z", "NPWMD"));

        assertThat(renumbered).isEqualTo(listed);
    }

    private static LoggedEvent listed(@Nullable LocalDate act, String publishedAt) {
        return logged(new DesignationEvent.Listed(on(act), false, List.of()), publishedAt);
    }

    private static LoggedEvent amended(@Nullable LocalDate act, String publishedAt) {
        Designation after = TestLog.with(on(act), "NPWMD", "SDGT");
        List<Change> changes = Difference.between(on(act), after);
        return logged(new DesignationEvent.Amended(after, changes, List.of()), publishedAt);
    }

    private static LoggedEvent renumbered(String publishedAt, String... programmes) {
        Designation after = TestLog.with(on(ACT), programmes);
        Link from = new Link(Link.Rel.REKEYED_FROM, DesignationId.of("ofac-sdn", "6"), null, 0.95, "the same name");
        List<Change> changes = Difference.between(on(ACT), after);
        return logged(new DesignationEvent.Rekeyed(after, changes, List.of(from)), publishedAt);
    }

    private static LoggedEvent restated(@Nullable LocalDate act, String publishedAt) {
        return logged(new DesignationEvent.Restated(on(act), List.of()), publishedAt);
    }

    private static LoggedEvent delisted(String publishedAt) {
        return logged(
                new DesignationEvent.Delisted(on(ACT).withStatus(Status.DELISTED), List.of(), List.of()), publishedAt);
    }

    private static Designation on(@Nullable LocalDate act) {
        return new Designation(
                PARTY.id(),
                1,
                PARTY.authority(),
                PARTY.reference(),
                Status.LISTED,
                PARTY.subject(),
                PARTY.programmes(),
                List.of(),
                act,
                List.of(),
                null,
                null,
                List.of());
    }

    private static LoggedEvent logged(DesignationEvent event, String publishedAt) {
        Instant seen = Instant.parse(publishedAt).plusSeconds(600);
        return EventCodec.seal(
                new UUID(0, 1),
                1,
                Digest.GENESIS,
                "ofac-sdn",
                new RunPosition("run", 1, 1),
                event,
                new EventTimes(null, Instant.parse(publishedAt), seen, seen),
                List.of(new Evidence("0".repeat(64), null, null, seen)));
    }
}
