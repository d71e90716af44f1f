package io.tocsin.local.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.local.refusal.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortCheckTest {
    @Test
    void aTakenPortIsNamedWithWhoNeedsItAndWhoHasIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral(Ports.HOST))) {
            List<Ports.Claim> claims = List.of(new Ports.Claim("registry", taken.getLocalPort()));

            assertThatThrownBy(() -> PortCheck.requireFree(claims))
                    .isInstanceOf(Refusal.class)
                    .hasMessage(
                            "Port %d, which registry needs, is taken by java, process %d: stop that program and start Tocsin again.",
                            taken.getLocalPort(), ProcessHandle.current().pid());
        }
    }

    @Test
    void aPortThatAnotherTookOnAllAddressesIsTakenToo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            List<Ports.Claim> claims = List.of(new Ports.Claim("Kafka", taken.getLocalPort()));

            assertThatThrownBy(() -> PortCheck.requireFree(claims)).hasMessageContaining("which Kafka needs");
        }
    }

    @Test
    void freePortsAreFreeAndDifferent() {
        List<Ports.Claim> claims = Ports.free().claims(true, true);

        PortCheck.requireFree(claims);

        assertThat(claims).extracting(Ports.Claim::port).doesNotHaveDuplicates().hasSize(7);
    }

    @Test
    void withoutTheDemoItsPortsAreNotNeeded() {
        assertThat(Ports.STANDARD.claims(false, false))
                .extracting(Ports.Claim::port)
                .containsExactlyInAnyOrder(8081, 8082, 8083, 19092, 15432);
    }
}
