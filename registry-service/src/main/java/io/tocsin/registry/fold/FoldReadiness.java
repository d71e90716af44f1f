package io.tocsin.registry.fold;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.OptionalLong;
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
    private final FirstFold first;
    private final FoldProcess process;
    private final DesignationsTopic topic;
    private volatile boolean complete;

    FoldReadiness(DataSource database, FoldProcess process, DesignationsTopic topic) {
        this.first = new FirstFold(database, Fold.LIVE);
        this.process = process;
        this.topic = topic;
    }

    /// Asks at once where the topic ends: what comes later is news, and not what the register lacks.
    void start(@Observes StartupEvent start) {
        Thread.ofVirtual().name("first-fold").start(this::call);
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
        boolean through = read >= until || read >= end();
        if (through) {
            first.through();
        }
        return through;
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
                .withData("reason", "the log is folded for the first time")
                .withData("offset", process.nextOffset())
                .withData("until", until.orElse(0))
                .build();
    }
}
