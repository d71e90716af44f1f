package io.tocsin.designation.event;

import static io.tocsin.designation.SomeDesignations.company;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.event.SomeEvents.Unsealed;
import java.util.Locale;
import java.util.TimeZone;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

@Domain(SomeEvents.class)
@Domain(DomainContext.Global.class)
class EventCodecTest {
    private static final Unsealed FIRST_SIGHT = SomeEvents.firstSightOf(company("99001", "EXAMPLE TRADING HOUSE"));

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatIsSealedIsReadBack(@ForAll Unsealed unsealed) {
        LoggedEvent sealed = unsealed.seal(17, Digest.GENESIS);

        assertThat(EventCodec.read(sealed.json())).isEqualTo(sealed);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void sealingWhatWasReadGivesTheSameBytes(@ForAll Unsealed unsealed) {
        LoggedEvent sealed = unsealed.seal(17, Digest.GENESIS);

        LoggedEvent read = EventCodec.read(sealed.json());
        LoggedEvent again = EventCodec.seal(
                SomeEvents.LOG,
                read.sequence(),
                read.previousDigest(),
                read.source(),
                read.run(),
                read.event(),
                read.times(),
                read.evidence());

        assertThat(again).isEqualTo(sealed);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void sealedTextCarriesTheDigestThatItsReaderComputes(@ForAll Unsealed unsealed) {
        LoggedEvent sealed = unsealed.seal(1, Digest.GENESIS);

        assertThat(EventCodec.digestAfter(Digest.GENESIS, sealed.json())).isEqualTo(sealed.digest());
    }

    @Test
    void sameArgumentsGiveTheSameEventOnAnyMachine() {
        LoggedEvent sealed = FIRST_SIGHT.seal(1, Digest.GENESIS);

        assertThat(sealed.eventId()).hasToString("36bb370c-a787-5d98-bf56-cfe08680a837");
        assertThat(sealed.digest()).hasToString("c27d508e0e91b223b219d5aa5b82ffd617b7b9ff15cc5ed0683506dfbb0c856a");
        assertThat(sealed.json())
                .startsWith(
                        "{\"schema\":1,\"eventId\":\"" + sealed.eventId()
                                + "\",\"type\":\"designation.listed\",\"source\":\"ofac-sdn\",\"sequence\":1,\"baseline\":true,")
                .endsWith(",\"previousDigest\":\"" + Digest.GENESIS + "\",\"digest\":\"" + sealed.digest() + "\"}");
    }

    @Test
    void neitherLocaleNorTimeZoneShowsInAnEvent() {
        LoggedEvent usual = FIRST_SIGHT.seal(1, Digest.GENESIS);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));

            assertThat(FIRST_SIGHT.seal(1, Digest.GENESIS)).isEqualTo(usual);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void numberAndDigestBeforeAreWhatMakesEqualEventsDiffer() {
        LoggedEvent first = FIRST_SIGHT.seal(1, Digest.GENESIS);

        assertThat(FIRST_SIGHT.seal(2, Digest.GENESIS).eventId()).isNotEqualTo(first.eventId());
        assertThat(FIRST_SIGHT.seal(1, first.digest()).eventId()).isEqualTo(first.eventId());
        assertThat(FIRST_SIGHT.seal(1, first.digest()).digest()).isNotEqualTo(first.digest());
    }

    @Test
    void instantsHaveMicroseconds() {
        assertThat(FIRST_SIGHT.seal(1, Digest.GENESIS).json())
                .contains("\"observedAt\":\"2024-12-18T15:04:05.123456Z\"");
    }
}
