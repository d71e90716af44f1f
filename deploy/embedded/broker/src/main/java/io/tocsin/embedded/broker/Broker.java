package io.tocsin.embedded.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/// The program of the broker's process: formats the storage where it is new, then runs the broker until it
/// is told to
/// end, or until its input ends, which is when the program that started it has ended in whatever way.
///
/// Arguments: the broker's properties file, its data folder, and the folder to remove at the end, if any.
public final class Broker {

    private Broker() {}

    public static void main(String[] arguments) throws IOException {
        String properties = arguments[0];
        Path data = Path.of(arguments[1]);
        if (arguments.length > 2) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> removeAtTheEnd(Path.of(arguments[2]))));
        }
        Thread.ofPlatform().daemon().name("parent-watch").start(Broker::exitAtEndOfInput);
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

    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Nobody speaks to the broker; only the end counts.
            }
        } catch (IOException e) {
            System.err.println("ERROR the input of the broker failed: " + e);
        }
        System.exit(0);
    }

    /// A passing folder needs no orderly end: nobody will read it again.
    private static void removeAtTheEnd(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("WARN " + folder + " could not be removed: " + e);
        }
        Runtime.getRuntime().halt(0);
    }
}
