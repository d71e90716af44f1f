package io.tocsin.registry.log;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.Places;
import io.tocsin.registry.TokenKeys;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How many may read the log at once.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
class LogResourceTest {
    @Inject
    LogResource resource;

    @Inject
    LogConfig config;

    @Test
    void whoFindsNoPlaceIsToldWhenToComeAgain() {
        List<Places.Place> taken =
                Stream.generate(resource.places()::take).limit(config.atOnce()).toList();

        given().get("/v1/log.jsonl")
                .then()
                .statusCode(503)
                .header("Retry-After", "30")
                .body("title", equalTo("Too many readers of the log"));

        taken.forEach(Places.Place::close);
        given().get("/v1/log.jsonl").then().statusCode(200);
    }

    @Test
    void aPlaceIsFreeAgainWhateverWasAskedAndHow() {
        for (int i = 0; i <= config.atOnce(); i++) {
            given().get("/v1/log.jsonl").then().statusCode(200);
            given().head("/v1/log.jsonl").then().statusCode(200);
            given().get("/v1/log.jsonl?after=nothing").then().statusCode(400);
            await().until(() -> resource.places().taken() == 0);
        }
    }
}
