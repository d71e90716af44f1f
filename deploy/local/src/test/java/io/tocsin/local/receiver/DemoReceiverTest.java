package io.tocsin.local.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.local.terminal.Terminal;
import io.tocsin.local.wire.SampleEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoReceiverTest {
    private static final byte[] KEY = "a key of twenty-four byt".getBytes(StandardCharsets.US_ASCII);
    private static final Clock CLOCK = Clock.fixed(SampleEvents.EMITTED_AT.plusMillis(41), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final List<String> arrivals = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private DemoReceiver receiver;

    @BeforeEach
    void start() {
        String secret = "whsec_" + Base64.getEncoder().encodeToString(KEY);
        new Subscription("sub-1", secret).keep(folder.resolve("subscription.json"));
        receiver = receiver(folder);
    }

    @AfterEach
    void stop() {
        receiver.close();
        http.close();
    }

    @Test
    void aGenuineWebhookIsAcceptedAndToldOf() throws Exception {
        String body = "{\"type\":\"designation.listed\",\"data\":%s}"
                .formatted(new SampleEvents()
                        .listed("52053", "ROCKSIDE ENTERPRISE")
                        .json());

        assertThat(post(body, signature(body))).isEqualTo(204);

        assertThat(shown())
                .isEqualTo("webhook 3 verified: designation.listed  ROCKSIDE ENTERPRISE  41 ms after it was emitted\n");
        assertThat(arrivals).containsExactly("event-1");
    }

    @Test
    void aTestWithoutDesignationIsToldOfByItsType() throws Exception {
        String body = "{\"type\":\"endpoint.test\",\"data\":{}}";

        assertThat(post(body, signature(body))).isEqualTo(204);

        assertThat(shown()).isEqualTo("webhook 3 verified: endpoint.test\n");
    }

    @Test
    void aForgedWebhookIsRefusedAndToldOf() throws Exception {
        assertThat(post("{}", signature("{ }"))).isEqualTo(401);

        assertThat(shown()).isEqualTo("webhook refused: no signature fits\n");
        assertThat(arrivals).isEmpty();
    }

    @Test
    void beforeItHasASecretItAsksTheSenderToTryAgain() throws Exception {
        receiver.close();
        receiver = receiver(folder.resolve("elsewhere"));

        assertThat(post("{}", signature("{}"))).isEqualTo(503);
    }

    @Test
    void theSecretIsNotInItsText() {
        assertThat(new Subscription("sub-1", "whsec_c2VjcmV0").toString()).doesNotContain("whsec_");
    }

    private DemoReceiver receiver(Path memory) {
        Terminal terminal = new Terminal(new PrintStream(screen, true, StandardCharsets.UTF_8), Terminal.Style.PLAIN);
        return DemoReceiver.start(0, memory, terminal, CLOCK, arrivals::add);
    }

    private int post(String body, String signature) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.url()))
                .header("webhook-id", "event-1")
                .header("webhook-timestamp", Long.toString(CLOCK.instant().getEpochSecond()))
                .header("webhook-signature", signature)
                .header("tocsin-number", "3")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String signature(String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String signed = "event-1." + CLOCK.instant().getEpochSecond() + "." + body;
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
