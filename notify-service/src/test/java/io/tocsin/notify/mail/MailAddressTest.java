package io.tocsin.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Letters go to plain mailboxes, where the operator sends letters at all.
class MailAddressTest {

    @Test
    void aPlainMailboxIsTaken() {
        assertThat(MailAddress.parse("mailto:first.last+alerts@sub.receiver.example"))
                .isEqualTo(new MailAddress("first.last+alerts@sub.receiver.example"));
        assertThat(MailAddress.isMeant("MAILTO:desk@receiver.example")).isTrue();
        assertThat(MailAddress.isMeant("https://mailto.example/")).isFalse();
    }

    @Property
    void noAddressHasRoomForAnotherHeader(@ForAll String text) {
        try {
            assertThat(new MailAddress("desk" + text + "@receiver.example").text())
                    .matches("[A-Za-z0-9_+.-]+@[A-Za-z0-9.-]+");
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("one plain mailbox");
        }
    }

    @Test
    void whereNoLettersAreSentTheUrlIsRefusedAndSaysSo() {
        assertThat(mailing(Map.of()).refusal("mailto:desk@receiver.example"))
                .contains("This installation sends no e-mail; its operator can change that.");
    }

    @Test
    void anOperatorWhoSendsLettersSaysFromWhomAndWhereTheyAreConfirmed() {
        assertThatThrownBy(() -> mailing(Map.of("tocsin.notify.mail.enabled", "true")))
                .hasMessageContaining("tocsin.notify.mail.from")
                .hasMessageContaining("tocsin.notify.mail.confirm-address");
    }

    private static Mailing mailing(Map<String, String> properties) {
        MailConfig config = new SmallRyeConfigBuilder()
                .withMapping(MailConfig.class)
                .withConverter(Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(MailConfig.class);
        return new Mailing(letters -> Uni.createFrom().voidItem(), Runnable::run, config);
    }
}
