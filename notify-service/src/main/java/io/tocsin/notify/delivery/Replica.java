package io.tocsin.notify.delivery;

import java.util.UUID;

/// One running process of this service, by the name under which it claims lanes.
record Replica(String name) {
    static Replica fresh() {
        return new Replica(UUID.randomUUID().toString());
    }
}
