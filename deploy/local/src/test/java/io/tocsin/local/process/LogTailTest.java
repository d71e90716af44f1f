package io.tocsin.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    private Path folder;

    @Test
    void theLastLinesAreShownIndented() throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"), "x".repeat(50_000) + "\nfirst\n\nsecond\nthird\n");

        assertThat(LogTail.of(log, 2)).isEqualTo("\n    second\n    third");
    }

    @Test
    void theFramesOfAStackTraceAreLeftOut() throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"), "ERROR it broke\n\tat a.B.c(B.java:1)\n\t... 9 more\n");

        assertThat(LogTail.of(log, 2)).isEqualTo("\n    ERROR it broke");
    }

    @Test
    void aLogThatIsNotThereSaysNothing() {
        assertThat(LogTail.of(folder.resolve("none.log"), 2)).isEmpty();
    }

    @Test
    void aServiceThatDoesNotHoldIsStartedLessAndLessOften() {
        Backoff backoff = new Backoff();

        assertThat(backoff.next(Duration.ofSeconds(5))).isZero();
        assertThat(backoff.next(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.next(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aServiceThatHeldIsStartedAgainAtOnce() {
        Backoff backoff = new Backoff();
        backoff.next(Duration.ofSeconds(5));
        backoff.next(Duration.ofSeconds(5));

        assertThat(backoff.next(Duration.ofMinutes(5))).isZero();
    }
}
