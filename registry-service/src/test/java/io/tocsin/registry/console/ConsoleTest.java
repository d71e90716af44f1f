package io.tocsin.registry.console;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TokenKeys;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;

/// A test of the pages over the scene. It asks for the profile {@link Neighbours} too; Quarkus does not see that here.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ConsoleTest {
    /// The other consoles have addresses, and the wire is impatient.
    final class Neighbours implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tocsin.console.ingest-url", "https://ingest.example",
                    "tocsin.console.refresh", "1s");
        }
    }
}
