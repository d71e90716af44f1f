package io.tocsin.local;

import io.tocsin.embedded.Kafka;
import io.tocsin.embedded.Postgres;
import io.tocsin.local.authority.SampleAuthority;
import io.tocsin.local.folder.DataFolder;
import io.tocsin.local.folder.PrivateFile;
import io.tocsin.local.port.PortCheck;
import io.tocsin.local.port.Ports;
import io.tocsin.local.process.Service;
import io.tocsin.local.process.ServiceProgram;
import io.tocsin.local.receiver.DemoReceiver;
import io.tocsin.local.refusal.Refusal;
import io.tocsin.local.story.Storyteller;
import io.tocsin.local.terminal.Terminal;
import io.tocsin.local.token.Grant;
import io.tocsin.local.token.SigningKeys;
import io.tocsin.local.wire.WireLines;
import io.tocsin.local.wire.WireTap;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One start of everything, in order: the servers, what the demo needs, the services; and the end of
/// everything in the opposite order.
final class Launch implements AutoCloseable {
    private static final Duration CUT_SHORT = Duration.ofSeconds(15);

    private final Options options;
    private final Installation installation;
    private final Ports ports;
    private final Terminal terminal;
    private final Clock clock;
    private final Consumer<RuntimeException> failure;
    private final Running running = new Running();
    private final List<Thread> starters = new CopyOnWriteArrayList<>();

    /// @param failure is told when something ends later that Tocsin cannot go on without
    Launch(
            Options options,
            Installation installation,
            Ports ports,
            Terminal terminal,
            Clock clock,
            Consumer<RuntimeException> failure) {
        this.options = options;
        this.installation = installation;
        this.ports = ports;
        this.terminal = terminal;
        this.clock = clock;
        this.failure = failure;
    }

    /// Returns when all is ready and said to be; throws a [Refusal] or [io.tocsin.embedded.CannotStart]
    /// where that cannot be. What was started until then stays until [#close()].
    void start() throws InterruptedException {
        PortCheck.requireFree(ports.claims(options.authorityRuns(), options.demo()));
        DataFolder folder = running.add(DataFolder.open(options.data(), options.fresh()));
        LauncherLog.to(folder.log("launcher"));
        terminal.line("Starting Tocsin; its data are in " + folder.path());
        Waiting waiting = new Waiting(terminal);

        CompletableFuture<Postgres> postgres = starting(() -> Postgres.at(folder.postgres(), ports.postgres()));
        CompletableFuture<Kafka> kafka = starting(() -> Kafka.at(folder.kafka(), ports.kafka()));
        waiting.await(Map.of("PostgreSQL", postgres, "Kafka", kafka));
        watch("PostgreSQL", postgres.join().pid(), postgres.join().log());
        watch("Kafka", kafka.join().pid(), kafka.join().log());

        SigningKeys keys = SigningKeys.at(DataFolder.keys(folder.path()));
        String token = keys.token(Grant.operator(), clock);
        PrivateFile.write(folder.operatorToken(), token);

        WireTap wire = running.add(WireTap.open(kafka.join().bootstrapServers(), terminal));
        Storyteller story = story(folder, wire);
        DemoReceiver receiver = receiver(folder, story);

        ServicePrograms programs =
                new ServicePrograms(installation, options, ports, postgres.join(), kafka.join(), keys);
        startServices(programs.all(postgres.join()), folder, waiting);
        if (receiver != null) {
            receiver.subscribe(ports.notifying(), token);
        }
        new Welcome(ports, options, folder).lines(waiting.seconds()).forEach(terminal::line);
        follow(wire, story);
    }

    /// Ends what has started, and cuts short what is still starting.
    @Override
    public void close() {
        starters.forEach(Thread::interrupt);
        running.close();
        try {
            for (Thread starter : starters) {
                starter.join(CUT_SHORT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T extends AutoCloseable> CompletableFuture<T> starting(Supplier<T> server) {
        Executor executor = task ->
                starters.add(Thread.ofPlatform().daemon().name("starting").start(task));
        return CompletableFuture.supplyAsync(() -> running.add(server.get()), executor);
    }

    /// The servers are not started again: what made one end unasked (a full disk, most often) would end it
    /// again.
    private void watch(String server, long pid, Path log) {
        ProcessHandle.of(pid)
                .ifPresentOrElse(
                        process -> process.onExit().thenRun(() -> tellEnd(server, log)), () -> tellEnd(server, log));
    }

    private void tellEnd(String server, Path log) {
        if (!running.isClosed()) {
            failure.accept(new Refusal(
                    "%s ended, and without it everything has to stop: %s says why.".formatted(server, log)));
        }
    }

    private @Nullable Storyteller story(DataFolder folder, WireTap wire) {
        if (!options.authorityRuns()) {
            wire.catchUp(event -> {});
            return null;
        }
        SampleAuthority authority = running.add(SampleAuthority.start(ports.authority(), folder.authority()));
        Storyteller story = running.add(new Storyteller(authority, terminal, Welcome.whatNext(ports)));
        wire.catchUp(story::recall);
        return story;
    }

    private @Nullable DemoReceiver receiver(DataFolder folder, @Nullable Storyteller story) {
        if (!options.demo()) {
            return null;
        }
        Consumer<String> arrivals = story == null ? eventId -> {} : story::arrived;
        return running.add(DemoReceiver.start(ports.receiver(), folder.receiver(), terminal, clock, arrivals));
    }

    private void startServices(List<ServiceProgram> programs, DataFolder folder, Waiting waiting)
            throws InterruptedException {
        List<Service> services = programs.stream()
                .map(program -> Service.start(program, folder.newLog(program.name()), terminal))
                .toList();
        running.add(() -> {
            services.forEach(Service::stop);
            services.forEach(Service::close);
        });
        Map<String, CompletableFuture<Void>> ready = new LinkedHashMap<>();
        services.forEach(service -> ready.put(service.name(), service.firstReady()));
        waiting.await(ready);
    }

    private void follow(WireTap wire, @Nullable Storyteller story) {
        WireLines lines = new WireLines(clock.getZone());
        wire.follow(
                event -> {
                    lines.of(event).forEach(terminal::line);
                    if (story != null) {
                        story.saw(event);
                    }
                },
                () -> lines.flush().forEach(terminal::line));
        if (story != null) {
            story.begin();
        }
    }
}
