package io.tocsin.registry.fold;

import static io.tocsin.registry.TestLog.organisation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.registry.TestLog;
import org.junit.jupiter.api.Test;

class EventTextTest {
    @Test
    void thePartsTogetherAreTheText() {
        LoggedEvent event =
                new TestLog().listed(organisation("1", "Ünïcode \uD83D\uDE00 \"quoted\" \0 " + "x".repeat(100_000)));

        EventText text = EventText.of(event.json());

        assertThat(text.head() + text.designation() + text.tail()).isEqualTo(event.json());
        assertThat(text.designation())
                .isEqualTo(DesignationJson.write(event.event().designation()));
    }

    @Test
    void whiteSpaceOfTheProducerIsKept() {
        EventText text = EventText.of(
                "{ \"changes\" : [{\"designation\": 1}], \"designation\" : { \"id\" : \"a:b\" } , \"z\":1}");

        assertThat(text.designation()).isEqualTo("{ \"id\" : \"a:b\" }");
        assertThat(text.tail()).isEqualTo(" , \"z\":1}");
    }

    @Test
    void anEventWithoutADesignationIsRefused() {
        assertThatThrownBy(() -> EventText.of("{\"id\":1}")).hasMessageContaining("without a designation");
    }
}
