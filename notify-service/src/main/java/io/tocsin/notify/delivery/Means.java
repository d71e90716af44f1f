package io.tocsin.notify.delivery;

import io.tocsin.notify.circuit.CircuitRule;
import java.time.Clock;

/// What this replica sends with.
record Means(
        Lanes lanes,
        Parcels parcels,
        Heartbeats heartbeats,
        EndpointClient client,
        Recorder recorder,
        RetrySchedule schedule,
        CircuitRule circuits,
        DeliveryConfig config,
        Clock clock) {}
