package io.tocsin.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A service as it is run here.
///
/// @param name as people call it: ingest, registry, notify
/// @param port of its HTTP surface on 127.0.0.1
/// @param jar its runnable jar
/// @param agent the jar that holds [OrphanWatch]
/// @param heapMegabytes the most it may take
/// @param properties its configuration, given as system properties
public record ServiceProgram(
        String name, int port, Path jar, Path agent, int heapMegabytes, Map<String, String> properties) {
    public ServiceProgram {
        properties = Map.copyOf(properties);
    }

    /// In a session of its own, so that Ctrl-C at the terminal reaches the launcher alone, which stops
    /// things in order.
    List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + agent,
                "-Xms64m",
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true"));
        properties.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(property -> command.add("-D" + property.getKey() + "=" + property.getValue()));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
