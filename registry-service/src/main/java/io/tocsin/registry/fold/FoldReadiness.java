package io.tocsin.registry.fold;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Not ready while a new register is folded for the first time: it would answer as if it knew. One that was
/// complete once is ready from then on, whatever becomes of broker and fold. The register says so itself,
/// and may be laid out anew: it is asked each time, and what it said last counts while the database cannot
/// be reached.
@Readiness
@ApplicationScoped
class FoldReadiness implements HealthCheck {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final FirstFold first;
    private final FoldProcess process;
    private final DesignationsTopic topic;
    private final ReentrantLock completing = new ReentrantLock();
    private volatile boolean complete;
    private volatile boolean stopping;

    FoldReadiness(DataSource database, FoldProcess process, DesignationsTopic topic) {
        this.first = new FirstFold(database, Fold.LIVE);
        this.process = process;
        this.topic = topic;
    }

    /// Asks at once where the topic ends: what comes later is news, and not what the register lacks. Goes on
    /// until the register is complete: that must not need somebody who asks.
    void start(@Observes StartupEvent start) {
        Thread.ofVirtual().name("first-fold").start(() -> {
            while (!stopping && call().getStatus() == HealthCheckResponse.Status.DOWN) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        });
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("first fold");
        try {
            complete = look();
            return complete ? response.up().build() : behind(response);
        } catch (SQLException e) {
            return complete ? response.up().build() : unknown(response, e);
        } catch (KafkaException e) {
            complete = false;
            return unknown(response, e);
        }
    }

    private boolean look() throws SQLException {
        FirstFold.Mark mark = first.mark();
        if (mark.through()) {
            return true;
        }
        long read = process.readUpTo();
        long until = mark.until().isPresent() ? mark.until().getAsLong() : first.until(end());
        return (read >= until || read >= end()) && complete();
    }

    /// False where another request is at it.
    private boolean complete() throws SQLException {
        if (!completing.tryLock()) {
            return false;
        }
        try {
            first.through();
            return true;
        } finally {
            completing.unlock();
        }
    }

    /// Where the topic ends now, which may be before where it ended at first: what is gone cannot be waited
    /// for. One that was emptied ends after what stood there, and a register that never read it is not
    /// complete.
    private long end() {
        return topic.extent().end();
    }

    private static HealthCheckResponse unknown(HealthCheckResponseBuilder response, Exception why) {
        return response.down()
                .withData("reason", "it cannot be found out whether the register is complete: " + why.getMessage())
                .build();
    }

    private HealthCheckResponse behind(HealthCheckResponseBuilder response) throws SQLException {
        OptionalLong until = first.mark().until();
        return response.down()
                .withData("reason", "the log is folded, and its index made, for the first time")
                .withData("offset", process.nextOffset())
                .withData("until", until.orElse(0))
                .build();
    }
}
