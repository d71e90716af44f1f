package io.tocsin.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// Several clients that ask at the same time.
///
/// @param questions how many in all
/// @param perSecond how many fall due in a second; 0 where each client asks as soon as it has its answer
record Load(int questions, int perSecond) {
    static final int CLIENTS = 16;

    /// Each question as soon as the client has the answer to the one before.
    static Load asFastAsAnswered(int questions) {
        return new Load(questions, 0);
    }

    /// How to come by a client.
    interface Clients {
        Client open() throws IOException, SQLException;
    }

    /// Asks the questions from that number on. A question that has to wait for its client counts from when
    /// it fell due.
    ///
    /// @return how long each answer took in milliseconds, in the order in which the clients had them
    List<Double> run(int from, Clients clients) throws IOException, SQLException, InterruptedException {
        List<Client> open = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                open.add(clients.open());
            }
            long start = System.nanoTime();
            List<Future<List<Double>>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int which = i;
                running.add(threads.submit(() -> ask(open.get(which), from, which, start)));
            }
            List<Double> all = new ArrayList<>(questions);
            for (Future<List<Double>> one : running) {
                all.addAll(one.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof NotMeasured why
                    ? why
                    : new NotMeasured("A client could not go on: " + e.getCause(), e);
        } finally {
            for (Client client : open) {
                client.close();
            }
        }
    }

    private List<Double> ask(Client client, int from, int which, long start) throws IOException, SQLException {
        List<Double> millis = new ArrayList<>(questions / CLIENTS);
        for (int n = which; n < questions; n += CLIENTS) {
            long due = perSecond == 0 ? System.nanoTime() : start + n * 1_000_000_000L / perSecond;
            while (due - System.nanoTime() > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            client.ask(from + n);
            millis.add((System.nanoTime() - due) / 1e6);
        }
        return millis;
    }
}
