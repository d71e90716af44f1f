package io.tocsin.notify.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import io.tocsin.notify.Tokens;
import io.tocsin.openapi.Examples.Answer;
import io.tocsin.openapi.check.InterfaceContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The description of the HTTP interface says what the service does.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class InterfaceTest extends InterfaceContract {
    private static final int PROBLEMS = 22;
    private static final String TENANT = "described";

    private Receiver receiver;
    private Subscriber subscriber;

    InterfaceTest() {
        super("notify", PROBLEMS);
    }

    /// What the examples are about.
    @BeforeEach
    void subscribe() {
        receiver = new Receiver();
        subscriber = Subscriber.with(
                TENANT,
                Map.of(
                        "url",
                        receiver.url(),
                        "description",
                        "Payments desk",
                        "filter",
                        Map.of("programmes", List.of("NPWMD"))));
        TestLog.shared().publish(Events.listed("described"));
        await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(1));
    }

    @AfterEach
    void leave() {
        subscriber.leave();
        receiver.close();
    }

    @Override
    protected RequestSpecification asking(Answer example) {
        return RestAssured.given().header("Authorization", "Bearer " + Tokens.of(TENANT, "subscriber", "operator"));
    }

    @Override
    protected String address(String request) {
        return request.replace("ID", subscriber.id());
    }
}
