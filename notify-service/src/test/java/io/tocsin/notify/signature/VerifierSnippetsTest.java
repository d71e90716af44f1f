package io.tocsin.notify.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.notify.SharedCases;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What receivers are given to copy, taken out of the page and tried against every case.
class VerifierSnippetsTest {
    private static final Path PAGE = Path.of("../docs/webhooks.md");
    private static final int LONGEST_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void pythonVerifiesAsTheCasesSay() throws Exception {
        JsonNode cases = SharedCases.read("webhooks/verify.json");
        assumeThere("python3", "-c", "import cryptography");
        Files.writeString(folder.resolve("webhooks.py"), snippet("python"));

        List<String> verdicts = run(cases, "python3", "-c", """
                import json, sys
                from webhooks import verify
                for case in json.load(open("cases.json")):
                    headers = {name.lower(): value for name, value in case["headers"].items()}
                    print(verify(case["secrets"], headers, case["payload"].encode(), case["now"]))
                """);

        assertThat(verdicts).isEqualTo(expected(cases));
    }

    @Test
    void javaVerifiesAsTheCasesSay() throws Exception {
        JsonNode cases = SharedCases.read("webhooks/verify.json");
        Path source = Files.writeString(folder.resolve("Webhooks.java"), snippet("java"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "--release", "17", "-d", folder.toString(), source.toString()))
                .isZero();

        List<String> verdicts = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            Method verify = loader.loadClass("Webhooks")
                    .getDeclaredMethod(
                            "verify",
                            List.class,
                            String.class,
                            String.class,
                            String.class,
                            byte[].class,
                            Instant.class);
            verify.setAccessible(true);
            for (JsonNode wanted : cases) {
                Map<String, String> headers = headers(wanted);
                verdicts.add(verify.invoke(
                                null,
                                keys(wanted),
                                headers.get("webhook-id"),
                                headers.get("webhook-timestamp"),
                                headers.get("webhook-signature"),
                                wanted.path("payload").asText().getBytes(StandardCharsets.UTF_8),
                                Instant.ofEpochSecond(wanted.path("now").asLong()))
                        .toString());
            }
        }

        assertThat(verdicts).isEqualTo(expected(cases));
    }

    @Test
    void javaScriptVerifiesAsTheCasesSay() throws Exception {
        JsonNode cases = SharedCases.read("webhooks/verify.json");
        assumeThere("node", "--version");
        Files.writeString(folder.resolve("webhooks.mjs"), snippet("javascript"));
        Files.writeString(folder.resolve("try.mjs"), """
                import { readFileSync } from "node:fs";
                import { verify } from "./webhooks.mjs";
                for (const it of JSON.parse(readFileSync("cases.json"))) {
                  const headers = Object.fromEntries(Object.entries(it.headers).map(([k, v]) => [k.toLowerCase(), v]));
                  console.log(verify(it.secrets, headers, Buffer.from(it.payload), it.now));
                }
                """);

        List<String> verdicts = run(cases, "node", "try.mjs");

        assertThat(verdicts).isEqualTo(expected(cases));
    }

    @Test
    void goVerifiesAsTheCasesSay() throws Exception {
        JsonNode cases = SharedCases.read("webhooks/verify.json");
        assumeThere("go", "version");
        Files.writeString(folder.resolve("webhooks.go"), snippet("go").replace("package webhooks", "package main"));
        Files.writeString(folder.resolve("try.go"), """
                package main

                import (
                	"encoding/json"
                	"fmt"
                	"net/http"
                	"os"
                	"time"
                )

                func main() {
                	text, _ := os.ReadFile("cases.json")
                	var cases []struct {
                		Secrets []string
                		Now     int64
                		Headers map[string]string
                		Payload string
                	}
                	if err := json.Unmarshal(text, &cases); err != nil {
                		panic(err)
                	}
                	for _, one := range cases {
                		header := http.Header{}
                		for name, value := range one.Headers {
                			header.Set(name, value)
                		}
                		fmt.Println(Verify(one.Secrets, header, []byte(one.Payload), time.Unix(one.Now, 0)))
                	}
                }
                """);

        List<String> verdicts = run(cases, "go", "run", "webhooks.go", "try.go");

        assertThat(verdicts).isEqualTo(expected(cases));
    }

    @Test
    void opensslVerifiesAsTheCasesSay() throws Exception {
        JsonNode cases = SharedCases.read("webhooks/verify.json");
        assumeThere("openssl", "version");
        StringBuilder script = new StringBuilder(snippet("sh"));
        int i = 0;
        for (JsonNode wanted : cases) {
            Map<String, String> headers = headers(wanted);
            String body = "body-" + i++;
            Files.writeString(folder.resolve(body), wanted.path("payload").asText());
            script.append("now=%d id=%s timestamp=%s signatures=%s\n"
                    .formatted(
                            wanted.path("now").asLong(),
                            quoted(headers.get("webhook-id")),
                            quoted(headers.get("webhook-timestamp")),
                            quoted(headers.get("webhook-signature"))));
            script.append("if %s; then echo true; else echo false; fi\n"
                    .formatted(String.join(
                            " || ",
                            keys(wanted).stream()
                                    .map(key -> "verify " + quoted(key) + " " + body)
                                    .toList())));
        }
        Files.writeString(folder.resolve("try.sh"), script);

        List<String> verdicts = run(cases, "sh", "try.sh");

        assertThat(verdicts).isEqualTo(expected(cases));
    }

    private static String quoted(String text) {
        return text == null ? "''" : "'" + text.replace("'", "'\\''") + "'";
    }

    private static String snippet(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```\n", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(block.find()).as("a block of " + language + " in " + PAGE).isTrue();
        return block.group(1);
    }

    private static void assumeThere(String... command) throws InterruptedException {
        boolean there;
        try {
            there = new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, "SKIPPED: not at hand: " + String.join(" ", command));
    }

    /// Runs a program in the folder, beside the cases; what it prints, one line a case, in lower case.
    private List<String> run(JsonNode cases, String... command) throws IOException, InterruptedException {
        new ObjectMapper().writeValue(folder.resolve("cases.json").toFile(), cases);
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String printed = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as(printed).isTrue();
        return printed.toLowerCase(Locale.ROOT).lines().toList();
    }

    private static List<String> expected(JsonNode cases) {
        List<String> expected = new ArrayList<>();
        cases.forEach(wanted -> expected.add(wanted.path("valid").asText()));
        return expected;
    }

    private static List<String> keys(JsonNode wanted) {
        List<String> keys = new ArrayList<>();
        wanted.path("secrets").forEach(key -> keys.add(key.asText()));
        return keys;
    }

    /// By lower-case name, as every server gives them.
    private static Map<String, String> headers(JsonNode wanted) {
        Map<String, String> headers = new HashMap<>();
        wanted.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().asText()));
        return headers;
    }
}
