package io.tocsin.embedded;

import io.tocsin.embedded.broker.Broker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command that runs the broker: the JDK that runs us, with the class path that the build wrote down.
/// None of the
/// broker's libraries is on the class path of who starts it.
final class BrokerProgram {

    private static final String MAIN = "io.tocsin.embedded.broker.Broker";
    private static final String LOGGING = "classpath:io/tocsin/embedded/broker/log4j2.xml";
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms128m",
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=4",
            "-XX:+ExitOnOutOfMemoryError",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-Dlog4j2.configurationFile=" + LOGGING);

    private BrokerProgram() {}

    static List<String> command(Path properties, Path data) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.addAll(List.of("-cp", classPath(), MAIN, properties.toString(), data.toString()));
        return command;
    }

    private static String classPath() {
        try (InputStream in = Broker.class.getResourceAsStream("classpath")) {
            if (in == null) {
                throw new CannotStart("The build did not say where Kafka is: build deploy/embedded with ./mvnw first.");
            }
            String libraries = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return ownLocation() + System.getProperty("path.separator") + libraries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The archive or folder that holds the broker's main class. Asked of the class loader, since the one
    /// of a Quarkus
    /// test gives classes no code source to rely on.
    private static Path ownLocation() {
        String file = MAIN.replace('.', '/') + ".class";
        URL url = Broker.class.getResource("/" + file);
        if (url == null) {
            throw new IllegalStateException("No class file for " + MAIN);
        }
        String text = url.toString();
        String location = text.startsWith("jar:")
                ? text.substring("jar:".length(), text.indexOf("!/"))
                : text.substring(0, text.length() - file.length());
        try {
            return Path.of(new URI(location));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The broker's main class is at an odd place: " + url, e);
        }
    }
}
