package io.tocsin.registry.checkpoint;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The signing of this process: looks whether a checkpoint is due, and keeps why the last one was not
/// signed.
@ApplicationScoped
class CheckpointProcess {
    private static final Logger LOG = Logger.getLogger(CheckpointProcess.class);

    private final Checkpoints checkpoints;
    private final CheckpointConfig config;
    private final Counter signed;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("checkpoint-tick").daemon().factory());
    private volatile @Nullable String alarm;

    CheckpointProcess(Checkpoints checkpoints, CheckpointConfig config, MeterRegistry meters) {
        this.checkpoints = checkpoints;
        this.config = config;
        this.signed = meters.counter("tocsin.registry.checkpoints");
        Gauge.builder("tocsin.registry.checkpoint.alarm", this, process -> process.alarm == null ? 0 : 1)
                .description("1 while no checkpoint can be signed and a person is needed")
                .register(meters);
    }

    void start(@Observes StartupEvent start) {
        long millis = config.tick().toMillis();
        ticks.scheduleWithFixedDelay(this::tick, millis, millis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stop) {
        ticks.shutdown();
    }

    private void tick() {
        try {
            heed(checkpoints.signIfDue());
        } catch (SQLException | RuntimeException e) {
            raise("signing failed: " + e.getMessage());
        }
    }

    /// Signs because an operator wants it.
    Signing sign(Checkpoints.Wish wish) throws SQLException {
        return heed(checkpoints.sign(wish));
    }

    private Signing heed(Signing outcome) {
        switch (outcome) {
            case Signing.Signed(SignedCheckpoint checkpoint) -> {
                signed.increment();
                alarm = null;
                LOG.infof(
                        "checkpoint signed; sequence=%d digest=%s key=%s",
                        checkpoint.sequence(), checkpoint.digest(), checkpoint.vkey());
            }
            case Signing.NotDue(), Signing.NothingYet() -> alarm = null;
            case Signing.Refused(String why) -> raise(why);
        }
        return outcome;
    }

    private void raise(String why) {
        if (!why.equals(alarm)) {
            LOG.errorf("no checkpoint is signed; reason=%s", why);
        }
        alarm = why;
    }

    /// Why the checkpoint that is due was not signed, null where all is well.
    @Nullable
    String alarm() {
        return alarm;
    }
}
