package io.tocsin.embedded.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/// The program of the broker's process: formats the storage where it is new, then runs the broker.
///
/// Arguments: the broker's properties file and its data folder.
public final class Broker {

    private Broker() {}

    public static void main(String[] arguments) {
        String properties = arguments[0];
        Path data = Path.of(arguments[1]);
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(properties);
        }
        Kafka.main(new String[] {properties});
    }

    private static void format(String properties) {
        String[] command = {
            "format", "--config", properties, "--cluster-id", Uuid.randomUuid().toString()
        };
        if (StorageTool.execute(command, System.out) != 0) {
            throw new IllegalStateException("The storage of the broker could not be formatted");
        }
    }
}
