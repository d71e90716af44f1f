package io.tocsin.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NothingIsLeftRunningTest {

    @Test
    void theServersEndWhenTheProgramThatStartedThemIsKilled() throws IOException {
        Process program = run();
        BufferedReader output = program.inputReader(UTF_8);
        String[] said = output.lines()
                .filter(line -> line.matches("\\d+ \\d+ /.*"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The program did not start its servers"))
                .split(" ", -1);
        assertThat(Stream.of(said[0], said[1])).allMatch(NothingIsLeftRunningTest::isRunning);

        program.destroyForcibly();

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(Stream.of(said[0], said[1])).noneMatch(NothingIsLeftRunningTest::isRunning);
            assertThat(Path.of(said[2])).doesNotExist();
            assertThat(Path.of(said[3])).doesNotExist();
        });
    }

    private static Process run() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(java, "-cp", classPath, StartedAndForgotten.class.getName())
                .redirectErrorStream(true)
                .start();
    }

    private static boolean isRunning(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
    }
}
