package io.tocsin.notify.fold;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A topic of its own, for it is spoilt for good.
@QuarkusTest
@TestProfile(FoldStopsTest.OwnTopic.class)
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class FoldStopsTest {

    public static class OwnTopic implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.application.name", "tocsin-notify-spoilt");
        }
    }

    @Test
    void anUnknownTypeStopsTheFoldByNameWhileSubscriptionsAreServed() {
        TestLog log = TestLog.shared();
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            log.publish(Events.listed("before"));
            log.send(log.seal(Events.listed("unknown"))
                    .json()
                    .replace("designation.listed", "designation.vanished")
                    .getBytes(StandardCharsets.UTF_8));
            log.publish(Events.listed("behind"));

            await().untilAsserted(() -> given().get("/q/health/well")
                    .then()
                    .statusCode(503)
                    .body("checks.find { it.name == 'fold' }.data.reason", containsString("designation.vanished")));
            given().get("/q/metrics").then().body(containsString("tocsin_notify_fold_stopped 1.0"));
            given().get("/q/health/ready").then().statusCode(200);
            subscriber.asks().get(subscriber.path("")).then().statusCode(200).body("nextNumber", is(2));
            assertThat(receiver.numbers()).containsExactly("1");
        }
    }
}
