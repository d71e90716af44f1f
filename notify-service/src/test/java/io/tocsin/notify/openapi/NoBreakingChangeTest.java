package io.tocsin.notify.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.openapi.check.Compatibility;
import io.tocsin.openapi.check.InterfaceDocument;
import org.junit.jupiter.api.Test;

/// Who uses the interface as it was last promised goes on as before. Where a break is meant, the released
/// document is replaced, and the change says so.
class NoBreakingChangeTest {
    private static final InterfaceDocument NOTIFY = new InterfaceDocument("notify");

    @Test
    void whoUsesTheReleasedInterfaceGoesOnAsBefore() {
        assertThat(Compatibility.breaks(
                        InterfaceDocument.read(NOTIFY.released()), InterfaceDocument.read(NOTIFY.current())))
                .as("docs/openapi/notify.json breaks docs/openapi/notify-released.json")
                .isEmpty();
    }
}
