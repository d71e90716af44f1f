package io.tocsin.notify.tenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import io.tocsin.notify.Tokens;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Walks every route that there is, as somebody who has no business there. A route that is added later is
/// walked too: it is found in the code, and where nobody said which of its paths are another tenant's, its
/// case fails.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class RoutesTest {
    /// Those that need no token, and tell nothing of a tenant.
    private static final Set<String> OPEN = Set.of(
            "GET /.well-known/tocsin/webhook-keys",
            "GET /.well-known/jwks.json",
            "GET /v1/confirmations/{token}",
            "POST /v1/confirmations/{token}");

    /// What asks for another body than `{}` before it looks whose it is.
    private static final Map<String, String> BODIES = Map.of();

    /// Pages are clients of the routes here; who has no business there is tried in `PortalTest`.
    private static final String PAGES = "io.tocsin.notify.console";

    private static final String OPERATOR = "operator";

    private record Route(String verb, String path, @Nullable RolesAllowed allowed) {
        String name() {
            return verb + " " + path;
        }

        boolean isOpen() {
            return allowed == null;
        }

        boolean isAnOperators() {
            return allowed != null && List.of(allowed.value()).equals(List.of(OPERATOR));
        }

        /// The path of what belongs to a subscription; a path of which that is not known is a case to add.
        String of(Subscriber subscriber) {
            if (path.startsWith("/v1/subscriptions/{")) {
                return path.replaceFirst("\\{[^}]*}", subscriber.id()).replaceAll("\\{[^}]*}", "1");
            }
            if (path.startsWith("/v1/deliveries/{")) {
                return path.replaceFirst("\\{[^}]*}", subscriber.id() + ":1").replaceAll("\\{[^}]*}", "1");
            }
            throw new AssertionError(name() + " has an id in its path: say here how one of another tenant looks");
        }
    }

    @Test
    void onlyWhatIsMeantToBeIsOpenToAll() {
        assertThat(routes().filter(Route::isOpen).map(Route::name)).containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @TestFactory
    Stream<DynamicTest> nobodyComesInWithoutATokenOrWithoutTheRole() {
        return routes().filter(route -> !route.isOpen())
                .map(route -> DynamicTest.dynamicTest(route.name(), () -> {
                    String path = route.path().replaceAll("\\{[^}]*}", "00000000-0000-0000-0000-000000000001");
                    assertThat(ask(route, path, null).statusCode()).isEqualTo(401);
                    assertThat(ask(route, path, Tokens.of("mine", "nobody")).statusCode())
                            .isEqualTo(403);
                    assertThat(ask(route, path, Tokens.of("mine", other(route))).statusCode())
                            .isEqualTo(403);
                }));
    }

    @Test
    void whatIsOfAnotherTenantIsNotThereOnAnyRoute() {
        try (Receiver receiver = new Receiver()) {
            Subscriber theirs = Subscriber.with("walked", Map.of("url", receiver.url(), "description", "theirs-alone"));
            TestLog.shared().publish(Events.listed("walked-1"));
            await().untilAsserted(() -> theirs.asks()
                    .get("/v1/deliveries/" + theirs.id() + ":1/attempts")
                    .then()
                    .body("items.size()", org.hamcrest.Matchers.is(1)));
            List<String> failures = new ArrayList<>();
            routes().filter(route -> !route.isOpen() && !route.isAnOperators()).forEach(route -> {
                boolean one = route.path().contains("{");
                Response answer = ask(route, one ? route.of(theirs) : route.path(), Tokens.of("mine", "subscriber"));
                String body = answer.asString();
                if (one && answer.statusCode() != 404
                        || body.contains("theirs-alone")
                        || !one && body.contains(theirs.id())) {
                    failures.add(route.name() + " answers " + answer.statusCode() + " " + body);
                }
            });

            assertThat(failures).isEmpty();
            theirs.asks().get(theirs.path("")).then().statusCode(200);
            assertThat(receiver.size()).isEqualTo(1);
            theirs.leave();
        }
    }

    /// A role that the route does not ask for.
    private static String other(Route route) {
        return route.isAnOperators() ? "subscriber" : OPERATOR;
    }

    private static Response ask(Route route, String path, @Nullable String token) {
        var request = given().redirects().follow(false);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!route.verb().equals("GET")) {
            request.contentType("application/json").body(BODIES.getOrDefault(route.name(), "{}"));
        }
        return request.request(route.verb(), path);
    }

    private static Stream<Route> routes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.tocsin.notify").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .filter(type -> !type.getPackageName().equals(PAGES))
                        .map(JavaClass::reflect)
                        .flatMap(RoutesTest::routes);
    }

    private static Stream<Route> routes(Class<?> resource) {
        String base = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> verbs(method)
                        .map(verb -> new Route(
                                verb, joined(base, method.getAnnotation(Path.class)), allowed(resource, method))));
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value());
    }

    private static @Nullable RolesAllowed allowed(Class<?> resource, Method method) {
        RolesAllowed own = method.getAnnotation(RolesAllowed.class);
        return own != null ? own : resource.getAnnotation(RolesAllowed.class);
    }

    private static String joined(String base, @Nullable Path path) {
        String whole = path == null ? base : base + "/" + path.value();
        return ("/" + whole).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }
}
