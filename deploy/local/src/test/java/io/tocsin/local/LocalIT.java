package io.tocsin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Runs `deploy/local/up` as a person would, twice on the same data folder, and looks at nothing but what
/// it shows, its HTTP surfaces and its processes.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalIT {
    private static final Duration STORY = Duration.ofMinutes(2);
    private static final List<String> FOUR = List.of(
            "NATIONAL DEVELOPMENT COMPLEX",
            "AKHTAR AND SONS PRIVATE LIMITED",
            "AFFILIATES INTERNATIONAL",
            "ROCKSIDE ENTERPRISE");

    @TempDir
    private static Path temporary;

    private RunningUp up;

    @AfterEach
    void leaveNothing() {
        up.killAll();
    }

    @Test
    @Order(1)
    void withinAMinuteANewcomerSeesTheWholePath() throws Exception {
        up = RunningUp.start("--data", folder());
        up.awaitLine("Tocsin is up");

        await().atMost(STORY).untilAsserted(() -> {
            assertThat(up.lines()).anyMatch(line -> line.contains("baseline") && line.contains("12 listed"));
            assertThat(up.lines("announced     us-state")).hasSize(4);
            assertThat(up.lines("listed        ofac-sdn")).hasSize(4).allMatch(line -> line.contains("[NPWMD]"));
            assertThat(up.lines("verified: designation.announced")).hasSize(4);
            assertThat(up.lines("verified: designation.listed")).hasSize(4);
            assertThat(up.lines("That was the whole path. Next: curl")).hasSize(1);
        });
        FOUR.forEach(name -> assertThat(up.lines("listed        ofac-sdn")).anyMatch(line -> line.contains(name)));
        assertThat(up.lines()).noneMatch(line -> line.contains("refused")).noneMatch(line -> line.contains("\u001b"));

        assertAKilledServiceComesBack();
        assertTheTokenIsGood();
        assertSigtermLeavesNothingRunning();
    }

    @Test
    @Order(2)
    void aSecondStartGoesOnWhereTheFirstWasAndAKilledLauncherLeavesNothing() throws Exception {
        up = RunningUp.start("--data", folder());
        up.awaitLine("Tocsin is up");
        up.awaitLine("This data folder has seen the demo");

        assertThat(up.lines("#")).as("nothing is announced or listed twice").isEmpty();
        List<ProcessHandle> family = up.family();
        up.kill();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(family).filteredOn(ProcessHandle::isAlive).isEmpty());
    }

    private void assertAKilledServiceComesBack() {
        up.service("registry").destroyForcibly();

        up.awaitLine("registry ended (exit code 137) and is started again");
        up.awaitLine("registry is ready again");
    }

    private void assertTheTokenIsGood() throws Exception {
        String token = RunningUp.token("--role", "subscriber", "--tenant", "local", "--data", folder());

        assertThat(up.get("notify", "/v1/subscriptions", token).body()).contains("Demo receiver of deploy/local");
        assertThat(up.get("notify", "/v1/subscriptions", token + "x").statusCode())
                .isEqualTo(401);
    }

    private void assertSigtermLeavesNothingRunning() throws Exception {
        List<ProcessHandle> family = up.family();
        assertThat(family).as("launcher, three services, Kafka, PostgreSQL").hasSizeGreaterThan(5);

        assertThat(up.terminate()).isEqualTo(143);

        assertThat(family).filteredOn(ProcessHandle::isAlive).isEmpty();
        assertThat(up.lines()).last().isEqualTo("Stopped; the data stays");
    }

    /// With a blank in it, as folders of people have.
    private static String folder() {
        return temporary.resolve("data folder").toString();
    }
}
