package io.tocsin.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/// A real Kafka broker on 127.0.0.1, alone in its cluster, as a process of its own, with the topics of
/// Tocsin. It ends
/// with the program that started it, even when that program is killed.
public final class Kafka implements AutoCloseable {

    /// The log's topic and the one for what is not about a designation; one partition each, kept for ever.
    public static final List<String> TOPICS = List.of("designations", "operations");

    private static final String NAME = "Kafka";
    private static final String STOP_SIGNAL = "TERM";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);
    private static final int ASK_TIMEOUT_MS = 5_000;

    private final Folder folder;
    private final int port;
    private final ServerProcess server;
    private final Watch watch;

    private Kafka(Folder folder, int port, ServerProcess server, Watch watch) {
        this.folder = folder;
        this.port = port;
        this.server = server;
        this.watch = watch;
    }

    /// A new, empty broker on a free port; its data are removed when it ends.
    public static Kafka fresh() {
        return start(Folder.passing("kafka"), Port.free());
    }

    /// The broker that keeps its data in that folder, made where it is new; it goes on after a crash.
    ///
    /// Throws [CannotStart] where the port is taken, the disk is full, or another broker runs on the
    /// folder.
    public static Kafka at(Path folder, int port) {
        return start(Folder.kept(folder, NAME), port);
    }

    private static Kafka start(Folder folder, int port) {
        Port.requireFree(port, NAME);
        folder.requireSpace(NAME);
        requireUnused(folder.data());
        Path properties = folder.path().resolve("broker.properties");
        write(properties, BrokerProperties.text(folder.data(), port, Port.free()));
        ServerProcess server =
                ServerProcess.start(NAME, folder.log("kafka"), BrokerProgram.command(properties, folder.data()));
        Watch watch = Watch.over(server, folder, folder.kept() ? STOP_SIGNAL : "KILL");
        Kafka kafka = new Kafka(folder, port, server, watch);
        try {
            server.awaitReady(kafka::answers, Kafka::isTelling, START_TIMEOUT);
            Topics.create(kafka.bootstrapServers(), TOPICS);
        } catch (RuntimeException e) {
            server.kill();
            watch.end();
            throw e;
        }
        return kafka;
    }

    /// A second broker on the same folder would fail by itself, but only after it has disturbed the first.
    private static void requireUnused(Path data) {
        Path lock = data.resolve(".lock");
        if (!Files.exists(lock)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock own = channel.tryLock()) {
            if (own == null) {
                throw new CannotStart("%s already runs on the folder %s: stop it first.".formatted(NAME, data));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTelling(String line) {
        return line.contains(" ERROR ") || line.contains(" FATAL ") || line.contains("Exception");
    }

    private boolean answers() {
        if (!Port.answers(port)) {
            return false;
        }
        try (Admin admin = Topics.admin(bootstrapServers())) {
            return !admin.describeCluster()
                    .nodes()
                    .get(ASK_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while waiting for " + NAME + ".", e);
        }
    }

    /// Makes a topic with one partition, kept for ever, where there is none of that name.
    public void createTopic(String name) {
        Topics.create(bootstrapServers(), List.of(name));
    }

    public String bootstrapServers() {
        return Port.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    /// The process of the broker.
    public long pid() {
        return server.pid();
    }

    public boolean isRunning() {
        return server.isRunning();
    }

    /// Where the broker writes what it has to say.
    public Path log() {
        return folder.log("kafka");
    }

    /// Ends the broker as a power cut would, for tests of what survives.
    public void kill() {
        server.kill();
        watch.end();
        folder.discard();
    }

    /// Stops the broker: of a kept folder everything is on disk.
    @Override
    public void close() {
        if (!folder.kept() || !server.isRunning()) {
            kill();
            return;
        }
        Watch.signal(STOP_SIGNAL, server.pid());
        server.awaitEnd(STOP_TIMEOUT);
        watch.end();
    }
}
