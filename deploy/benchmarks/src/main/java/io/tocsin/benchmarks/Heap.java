package io.tocsin.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Watches how much of its heap a service uses, by the service's own metrics.
final class Heap implements AutoCloseable {
    private static final String USED = "jvm_memory_used_bytes{area=\"heap\"";
    private static final int EVERY_MILLIS = 250;

    private final Stage stage;
    private final String service;
    private final HttpLine line;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private double peak;

    Heap(Stage stage, String service) throws IOException {
        this.stage = stage;
        this.service = service;
        this.line = new HttpLine(stage.port(service), n -> "/q/metrics");
        looks.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// The most that was seen, and what is left when the garbage is gone.
    String report() throws IOException, InterruptedException {
        stage.collectGarbage(service);
        return String.format(Locale.ROOT, "%.0f MB at most, %.0f MB after a collection", peak(), megabytes());
    }

    private synchronized double peak() {
        return peak;
    }

    private synchronized void look() {
        try {
            peak = Math.max(peak, megabytes());
        } catch (IOException e) {
            throw new NotMeasured("The metrics of " + service + " cannot be read: " + e.getMessage(), e);
        }
    }

    private synchronized double megabytes() throws IOException {
        return new String(line.get("/q/metrics"), StandardCharsets.UTF_8)
                        .lines()
                        .filter(metric -> metric.startsWith(USED))
                        .mapToDouble(metric -> Double.parseDouble(metric.substring(metric.lastIndexOf(' '))))
                        .sum()
                / 1e6;
    }

    @Override
    public void close() throws IOException {
        looks.shutdownNow();
        line.close();
    }
}
