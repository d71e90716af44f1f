package io.tocsin.ingest;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.embedded.TocsinTestResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class ReadyTest {

    @Test
    void theServiceIsReadyOnceItsServersAre() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}
