package io.tocsin.notify.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Resolves names to all their addresses.
@FunctionalInterface
interface Resolver {
    List<InetAddress> resolve(String name) throws UnknownHostException;

    /// The system's resolver, given up on after a while: it has no limit of its own.
    static Resolver system(Duration timeout) {
        return name -> {
            FutureTask<List<InetAddress>> lookup = new FutureTask<>(() -> List.of(InetAddress.getAllByName(name)));
            Thread.ofVirtual().name("resolve").start(lookup);
            try {
                return lookup.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new UnknownHostException(name);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnknownHostException(name);
            }
        };
    }
}
