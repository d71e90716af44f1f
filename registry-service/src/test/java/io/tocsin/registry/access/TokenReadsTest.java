package io.tocsin.registry.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TokenKeys;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An installation that keeps its register to those with a token.
@QuarkusTest
@TestProfile(TokenReadsTest.Closed.class)
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
class TokenReadsTest {
    public static class Closed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tocsin.registry.reads", "token");
        }
    }

    @Test
    void withoutATokenNothingIsRead() {
        given().get("/v1/designations")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("detail", containsString("Bearer"));
    }

    @Test
    void withATokenEverythingIs() {
        given().auth().oauth2(TokenKeys.token()).get("/v1/designations").then().statusCode(200);
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        given().auth()
                .oauth2(TokenKeys.tokenOfSomebodyElse())
                .get("/v1/designations")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void theProbesNeedNone() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}
