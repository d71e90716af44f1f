package io.tocsin.embedded;

import java.nio.file.Path;

/// The configuration of a broker that is its own controller and alone in its cluster.
final class BrokerProperties {

    private BrokerProperties() {}

    static String text(Path data, int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@%1$s:%3$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                listeners=PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d
                advertised.listeners=PLAINTEXT://%1$s:%2$d
                log.dirs=%4$s

                # Nobody makes a topic by accident.
                auto.create.topics.enable=false
                # Alone in its cluster, it is every replica there is.
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                # After a kill, the controller waits this long for the broker that is gone.
                broker.session.timeout.ms=4000
                broker.heartbeat.interval.ms=500
                # A consumer that joins is served at once.
                group.initial.rebalance.delay.ms=0
                # Small, for a small heap.
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=4194304
                """.formatted(Port.HOST, port, controllerPort, data);
    }
}
