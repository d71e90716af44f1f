package io.tocsin.registry.fold;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Not ready while a new register is folded for the first time: it would answer as if it knew. One that was
/// complete once is ready from then on, whatever becomes of broker and fold.
@Readiness
@ApplicationScoped
class FoldReadiness implements HealthCheck {
    private final FirstFold first;
    private final FoldProcess process;
    private final DesignationsTopic topic;
    private volatile boolean ready;

    FoldReadiness(DataSource database, FoldProcess process, DesignationsTopic topic) {
        this.first = new FirstFold(database, Fold.LIVE);
        this.process = process;
        this.topic = topic;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("first fold");
        try {
            return ready || look() ? response.up().build() : behind(response);
        } catch (SQLException | KafkaException e) {
            return response.down()
                    .withData("reason", "it cannot be found out whether the register is complete: " + e.getMessage())
                    .build();
        }
    }

    private synchronized boolean look() throws SQLException {
        FirstFold.Mark mark = first.mark();
        if (!mark.through()) {
            long until = mark.until().isPresent() ? mark.until().getAsLong() : first.until(end());
            if (until > Math.max(process.nextOffset(), process.readUpTo())) {
                return false;
            }
            first.through();
        }
        ready = true;
        return true;
    }

    /// Where the topic ends now; an empty one ends where it begins.
    private long end() {
        DesignationsTopic.Extent extent = topic.extent();
        return extent.isEmpty() ? 0 : extent.end();
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
