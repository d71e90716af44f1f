package io.tocsin.notify.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of sending.
@ConfigMapping(prefix = "tocsin.notify.delivery")
public interface DeliveryConfig {
    /// How long one attempt may take, from the connection to the end of the answer.
    @WithDefault("15s")
    Duration timeout();

    /// How many subscriptions one replica sends to at the same time.
    @WithDefault("512")
    int lanes();

    /// How many requests to one endpoint are under way, unless its subscriber asks for another number. With one
    /// they arrive in the order of the numbers while nothing fails.
    @WithDefault("1")
    int concurrency();

    /// How many deliveries a lane sends before others have their turn.
    @WithDefault("100")
    int turn();

    /// How long a claim lasts unless renewed; the claims of a killed replica come back after it. Above the
    /// timeout.
    @WithDefault("60s")
    Duration lease();

    /// How long to wait at most before looking for due deliveries without having been woken: a safety net
    /// alone.
    @WithDefault("10s")
    Duration poll();

    /// How much of an answer is read before its connection is closed, in bytes.
    @WithDefault("16384")
    int maxAnswerBytes();

    /// How much of an answer is kept with the attempt, in characters.
    @WithDefault("1000")
    int maxKeptAnswer();

    /// How many results of attempts are written in one transaction.
    @WithDefault("256")
    int recordBatch();

    /// How long a result that no lane waits for is held back, to be written with others.
    @WithDefault("10ms")
    Duration recordLinger();

    /// How many bodies of events are kept in memory, so that each is read and built once for all its
    /// subscribers.
    @WithDefault("1000")
    int bodies();

    /// How many bytes those bodies may have together.
    @WithDefault("33554432")
    long bodiesBytes();

    /// How many events one replay makes due again.
    @WithDefault("100000")
    int maxReplay();

    /// A heartbeat that is older says nothing of now and is not sent. The clocks of ingest and notify
    /// must not lie further apart.
    @WithDefault("5m")
    Duration heartbeatMaxAge();

    /// How long a stopping replica waits for the attempts under way.
    @WithDefault("20s")
    Duration drain();

    /// How long attempts are kept. They go by whole days of UTC, each when the last of it is that old.
    @WithDefault("P90D")
    Duration keepAttempts();

    /// For how many days to come there is a place for attempts already.
    @WithDefault("7")
    int attemptDaysAhead();

    /// How often places for new days are made, and those of old days dropped.
    @WithDefault("1h")
    Duration attemptDaysEvery();

    /// How long that waits at most for those who read and write attempts, who wait behind it; where they are not
    /// done by then, the next time does it.
    @WithDefault("500ms")
    Duration attemptDaysPatience();

    /// The `User-Agent` of attempts.
    @WithDefault("Tocsin (webhooks)")
    String userAgent();
}
