package io.tocsin.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The machine that the figures are of: without it they say little.
final class Machine {
    private Machine() {}

    /// A line each: what the machine is, what runs on it, and whether it was busy with something else.
    static List<String> facts() {
        int cores = Runtime.getRuntime().availableProcessors();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return List.of(
                "%d cores, %s, %s of memory; %s %s"
                        .formatted(
                                cores,
                                fact("/proc/cpuinfo", "model name"),
                                gibibytes(fact("/proc/meminfo", "MemTotal")),
                                System.getProperty("os.name"),
                                System.getProperty("os.version")),
                "Java %s; PostgreSQL 18 with fsync, full_page_writes and synchronous_commit on; one Kafka broker"
                        .formatted(Runtime.version()),
                String.format(Locale.ROOT, "load average of the last minute: %.1f%s", load, busy(load, cores)));
    }

    private static String busy(double load, int cores) {
        return load > cores / 2.0 ? " -- THE MACHINE IS BUSY WITH SOMETHING ELSE: the figures are indicative only" : "";
    }

    private static String fact(String file, String key) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String gibibytes(String memory) {
        return memory.endsWith(" kB")
                ? Math.round(Long.parseLong(memory.substring(0, memory.length() - 3)) / 1048576.0) + " GiB"
                : memory;
    }
}
