package io.tocsin.notify.delivery;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.notify.circuit.CircuitConfig;
import io.tocsin.notify.circuit.CircuitRule;
import io.tocsin.notify.subscription.SubscriptionOpened;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// Starts and stops this replica's share of the sending, and wakes it.
@ApplicationScoped
public class Sending {
    private final Replica replica = Replica.fresh();
    private final Recorder recorder;
    private final Dispatcher dispatcher;
    private final DueListener listener;

    Sending(
            AgroalDataSource database,
            Lanes lanes,
            Parcels parcels,
            Heartbeats heartbeats,
            EndpointClient client,
            Recorder recorder,
            RetryConfig retry,
            CircuitConfig circuits,
            Notices notices,
            DeliveryConfig config,
            Clock clock,
            MeterRegistry meters) {
        RetrySchedule schedule = new RetrySchedule(
                retry.schedule(), retry.jitter(), retry.maxRetryAfter(), RandomGenerator.getDefault());
        this.recorder = recorder;
        Means means = new Means(
                lanes, parcels, heartbeats, client, recorder, schedule, CircuitRule.of(circuits), config, clock);
        this.dispatcher = new Dispatcher(replica, means, notices, meters);
        this.listener = new DueListener(database, replica, dispatcher::wake);
    }

    /// Something is due: to be called after the transaction that made it so.
    public void wake() {
        dispatcher.wake();
    }

    /// The name under which this replica speaks to the others.
    String replicaName() {
        return replica.name();
    }

    void onStart(@Observes StartupEvent started) {
        recorder.start();
        listener.start();
        dispatcher.start();
    }

    void onOpened(@Observes(during = TransactionPhase.AFTER_SUCCESS) SubscriptionOpened opened) {
        wake();
    }

    void onStop(@Observes ShutdownEvent stopping) throws InterruptedException {
        listener.stop();
        dispatcher.stop();
        recorder.stop();
    }
}
