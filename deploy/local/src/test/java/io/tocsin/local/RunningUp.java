package io.tocsin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A `deploy/local/up` that a test started, on free ports, with what it has shown so far.
final class RunningUp {
    private static final Path LOCAL = Path.of(System.getProperty("tocsin.root"), "deploy/local");
    private static final Duration START = Duration.ofMinutes(4);

    private final Process process;
    private final Thread reader;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<ProcessHandle> everyone = new CopyOnWriteArrayList<>();

    private RunningUp(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    static RunningUp start(String... arguments) throws IOException {
        ProcessBuilder builder = command("up", arguments).redirectErrorStream(true);
        builder.environment().put("JDK_JAVA_OPTIONS", "-Dtocsin.local.ports=free");
        return new RunningUp(builder.start());
    }

    static String token(String... arguments) throws IOException, InterruptedException {
        Process token = command("token", arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(token.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(token.waitFor()).isZero();
        return text;
    }

    List<String> lines() {
        return lines;
    }

    List<String> lines(String containing) {
        return lines.stream().filter(line -> line.contains(containing)).toList();
    }

    void awaitLine(String containing) {
        await().atMost(START)
                .failFast(
                        "it goes on",
                        () -> assertThat(process.isAlive())
                                .as(() -> "it is still up; it showed: " + String.join("\n", lines))
                                .isTrue())
                .untilAsserted(() -> assertThat(lines).anyMatch(line -> line.contains(containing)));
    }

    /// The launcher and all that it started.
    List<ProcessHandle> family() {
        List<ProcessHandle> family = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        everyone.addAll(family);
        return family;
    }

    ProcessHandle service(String name) {
        return family().stream()
                .filter(one -> one.info().commandLine().orElse("").contains("/" + name + "-service/"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no process of " + name));
    }

    HttpResponse<String> get(String service, String path, String token) throws IOException, InterruptedException {
        String address = lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(service + " "))
                .map(line -> line.substring(line.indexOf("http")))
                .findFirst()
                .orElseThrow();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                    .header("Authorization", "Bearer " + token)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /// Ends it as a person would; the exit code.
    int terminate() throws InterruptedException {
        // Process.destroy() would close its output before the last words.
        process.toHandle().destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        assertThat(reader.join(Duration.ofSeconds(10)))
                .as("all that it showed is read")
                .isTrue();
        return process.exitValue();
    }

    void kill() {
        process.destroyForcibly();
    }

    /// For the end of a test, also of one that failed.
    void killAll() {
        family();
        everyone.forEach(ProcessHandle::destroyForcibly);
    }

    private static ProcessBuilder command(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(LOCAL.resolve(program).toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    private void read() {
        try (BufferedReader shown = process.inputReader(StandardCharsets.UTF_8)) {
            shown.lines().forEach(lines::add);
        } catch (IOException e) {
            lines.add("its output could not be read: " + e);
        }
    }
}
