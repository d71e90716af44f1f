package io.tocsin.notify.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What arrives is verified by the libraries that receivers use, none of which is ours.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class RealLibrariesTest {
    private static final int LONGEST_SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    void theLibraryForJavaVerifiesWhatArrivesUnderEitherSecretOfARotation() throws Exception {
        Arrival arrival = arrival("java");

        for (String secret : arrival.secrets()) {
            Webhook library = new Webhook(secret);
            assertThatNoException().isThrownBy(() -> library.verify(arrival.body(), arrival.listed()));
            assertThatThrownBy(() -> library.verify(arrival.body() + " ", arrival.listed()))
                    .isInstanceOf(WebhookVerificationException.class);
        }
    }

    /// They are there after `npm install --global standardwebhooks svix`.
    @ParameterizedTest
    @ValueSource(strings = {"standardwebhooks", "svix"})
    void theLibrariesForJavaScriptVerifyWhatArrivesUnderEitherSecretOfARotation(String library) throws Exception {
        useGlobal(library);
        Arrival arrival = arrival(library);
        new ObjectMapper().writeValue(folder.resolve("arrival.json").toFile(), arrival);
        Files.writeString(folder.resolve("try.mjs"), """
                import { readFileSync } from "node:fs";
                import { Webhook } from "%s";
                const { secrets, headers, body } = JSON.parse(readFileSync("arrival.json"));
                for (const secret of secrets) {
                  new Webhook(secret).verify(body, headers);
                  console.log("verified");
                  try {
                    new Webhook(secret).verify(body + " ", headers);
                  } catch (refusal) {
                    console.log(refusal.message);
                  }
                }
                """.formatted(library));

        String printed = run("node", "try.mjs");

        String underOneSecret = "verified\nNo matching signature found\n";
        assertThat(printed).isEqualTo(underOneSecret + underOneSecret);
    }

    /// @param headers by their names
    private record Arrival(List<String> secrets, Map<String, String> headers, String body) {
        Map<String, List<String>> listed() {
            Map<String, List<String>> listed = new HashMap<>();
            headers.forEach((name, value) -> listed.put(name, List.of(value)));
            return listed;
        }
    }

    /// A webhook as a server got it from the running service, with a name that is not ASCII in it.
    private static Arrival arrival(String reference) {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            String fresh = subscriber
                    .asks()
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post(subscriber.path("/secret/rotate"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("secret");

            TestLog.shared().publish(listed("library-" + reference));

            await().until(() -> receiver.size() == 1);
            subscriber.leave();
            Receiver.Call call = receiver.calls().getFirst();
            return new Arrival(
                    List.of(subscriber.secret(), fresh),
                    Map.of(
                            "webhook-id",
                            call.id(),
                            "webhook-timestamp",
                            Long.toString(call.timestamp()),
                            "webhook-signature",
                            call.signatures()),
                    call.body());
        }
    }

    private static DesignationEvent listed(String reference) {
        Subject subject = new Subject(
                SubjectType.ORGANISATION,
                List.of(Name.of("ПРИМЕР «Торговля» № 1 – 例", NameQuality.PRIMARY)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
        return new DesignationEvent.Listed(
                Designation.listed("ofac-sdn", "us-ofac", reference, subject, List.of("NPWMD")), false, List.of());
    }

    private void useGlobal(String library) throws IOException, InterruptedException {
        String root;
        try {
            root = run("npm", "root", "--global").strip();
        } catch (IOException notThere) {
            root = "";
        }
        boolean there = !root.isEmpty() && Files.isDirectory(Path.of(root, library));
        assumeTrue(there, "SKIPPED: not at hand: the npm package " + library);
        Files.createSymbolicLink(folder.resolve("node_modules"), Path.of(root));
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String printed = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as(printed).isTrue();
        return printed;
    }
}
