package io.tocsin.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A real PostgreSQL 18 on 127.0.0.1 with the databases of the three services, as durable as in production:
/// `fsync`,
/// `full_page_writes` and `synchronous_commit` are on. It ends with the program that started it, even when
/// that
/// program is killed.
///
/// Who is on this machine may connect as [#username()], with any password.
public final class Postgres implements AutoCloseable {

    /// One database for each service that owns data.
    public static final List<String> DATABASES = List.of("ingest", "registry", "notify");

    private static final String NAME = "PostgreSQL";
    /// PostgreSQL's signal for a fast stop, which is orderly and does not wait until its clients go.
    private static final String FAST = "INT";

    /// And for an immediate one, which is enough where nobody will read the data again.
    private static final String IMMEDIATE = "QUIT";

    private static final String USER = "postgres";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 200;

    private final Folder folder;
    private final int port;
    private final ServerProcess server;
    private final Watch watch;

    private Postgres(Folder folder, int port, ServerProcess server, Watch watch) {
        this.folder = folder;
        this.port = port;
        this.server = server;
        this.watch = watch;
    }

    /// A new, empty server on a free port; its data are removed when it ends.
    public static Postgres fresh() {
        return start(Folder.passing("postgres"), Port.free());
    }

    /// The server that keeps its data in that folder, made where it is new; it goes on after a crash.
    ///
    /// Throws [CannotStart] where the port is taken, the disk is full, or another server runs on the
    /// folder.
    public static Postgres at(Path folder, int port) {
        return start(Folder.kept(folder, NAME), port);
    }

    private static Postgres start(Folder folder, int port) {
        Port.requireFree(port, NAME);
        folder.requireSpace(NAME);
        PostgresProgram program = PostgresProgram.unpacked();
        Path log = folder.log("postgres");
        if (Files.exists(folder.data().resolve("PG_VERSION"))) {
            clearAfterCrash(folder.data());
        } else {
            initialise(program, folder, log);
        }
        ServerProcess server = ServerProcess.start(NAME, log, program.command("postgres", options(folder, port)));
        Watch watch = Watch.over(server, folder, stopSignal(folder));
        Postgres postgres = new Postgres(folder, port, server, watch);
        try {
            server.awaitReady(postgres::answers, Postgres::isTelling, START_TIMEOUT);
            DATABASES.forEach(postgres::createDatabase);
        } catch (RuntimeException e) {
            server.kill();
            watch.end();
            throw e;
        }
        return postgres;
    }

    private static String stopSignal(Folder folder) {
        return folder.kept() ? FAST : IMMEDIATE;
    }

    private static void initialise(PostgresProgram program, Folder folder, Path log) {
        // The built-in locale sorts the same on every machine, whatever the system's libraries say.
        List<String> arguments = new ArrayList<>(List.of("-D", folder.data().toString(), "-U", USER, "-A", "trust"));
        arguments.addAll(List.of("-E", "UTF8", "--locale-provider=builtin", "--locale=C", "--builtin-locale=C.UTF-8"));
        if (!folder.kept()) {
            arguments.add("--no-sync");
        }
        ServerProcess initdb = ServerProcess.start(NAME, log, program.command("initdb", arguments));
        initdb.awaitEnd(START_TIMEOUT);
        if (initdb.process().exitValue() != 0) {
            throw new CannotStart(
                    "%s could not make its data folder %s (its log is %s).".formatted(NAME, folder.data(), log));
        }
    }

    private static List<String> options(Folder folder, int port) {
        List<String> options = new ArrayList<>(List.of("-D", folder.data().toString(), "-p", Integer.toString(port)));
        List.of(
                        "listen_addresses=" + Port.HOST,
                        "unix_socket_directories=",
                        "fsync=on",
                        "full_page_writes=on",
                        "synchronous_commit=on",
                        "timezone=UTC",
                        "max_connections=" + CONNECTIONS)
                .forEach(option -> options.addAll(List.of("-c", option)));
        return options;
    }

    /// A killed server leaves the file that says it is running. Its number may by now be that of any other
    /// process,
    /// for which PostgreSQL would refuse to start.
    private static void clearAfterCrash(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return;
            }
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            boolean running = ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .filter(command -> command.endsWith("/postgres"))
                    .isPresent();
            if (running) {
                throw new CannotStart(
                        "%s already runs on the folder %s as process %d: stop it first.".formatted(NAME, data, pid));
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTelling(String line) {
        return line.contains("FATAL:") || line.contains("PANIC:") || line.contains("could not");
    }

    private boolean answers() {
        if (!Port.answers(port)) {
            return false;
        }
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /// Makes a database where there is none of that name.
    public void createDatabase(String name) {
        try (Connection connection = connect("postgres")) {
            Databases.create(connection, name);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not create the database " + name, e);
        }
    }

    /// A new connection to that database.
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), USER, USER);
    }

    public String jdbcUrl(String database) {
        return Databases.jdbcUrl(port, database);
    }

    public String username() {
        return USER;
    }

    public String password() {
        return USER;
    }

    public int port() {
        return port;
    }

    /// The process of the server.
    public long pid() {
        return server.pid();
    }

    public boolean isRunning() {
        return server.isRunning();
    }

    /// Where the server writes what it has to say.
    public Path log() {
        return folder.log("postgres");
    }

    /// Ends the server as a power cut would, for tests of what survives.
    public void kill() {
        server.kill();
        watch.end();
        folder.discard();
    }

    /// Stops the server: connections are closed, and of a kept folder everything is on disk.
    @Override
    public void close() {
        if (server.isRunning()) {
            Watch.signal(stopSignal(folder), server.pid());
            server.awaitEnd(STOP_TIMEOUT);
        }
        watch.end();
        folder.discard();
    }
}
