package io.tocsin.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The chart, with values laid over its own.
final class Chart {
    static final Path FOLDER = Checkout.file("deploy/helm/tocsin");
    static final String NAMESPACE = "sanctions";

    /// What an operator must say in any case.
    static final String MUST_BE_SAID = """
            tokens: {issuer: https://id.example.org, jwksUrl: https://id.example.org/keys}
            ingest: {contact: "mailto:sanctions@example.org"}
            """;

    /// The oldest for which it is made.
    private static final String KUBERNETES = "1.30.0";

    private static final String NOTES = "\nNOTES:\n";
    private static final Path WITH_HOOKS_SHOWN = copyWithHooksShown();

    private Chart() {}

    /// Its resources, hooks among them, with what must be said, and more.
    static Manifests render(String... overlays) {
        return render(values(overlays));
    }

    /// Its resources, hooks among them, with these values; the refusal of helm as an exception.
    static Manifests render(ObjectNode values) {
        return new Manifests(Yaml.documents(with(
                values,
                file -> new Helm(WITH_HOOKS_SHOWN)
                        .template()
                        .withName("tocsin")
                        .withNamespace(NAMESPACE)
                        .withKubeVersion(KUBERNETES)
                        .withValuesFile(file)
                        .call())));
    }

    /// What it tells those who have installed it.
    static String notes(String... overlays) {
        String output = with(
                values(overlays),
                file -> new Helm(FOLDER)
                        .install()
                        .clientOnly()
                        .dryRun()
                        .debug()
                        .withName("tocsin")
                        .withNamespace(NAMESPACE)
                        .withKubeVersion(KUBERNETES)
                        .withValuesFile(file)
                        .call()
                        .getOutput());
        return output.substring(output.indexOf(NOTES));
    }

    /// What helm finds fault with, where these were the chart's own values: it lints no others.
    static LintResult lint(ObjectNode values, Path folder) {
        copy(folder);
        write(folder.resolve("values.yaml"), Yaml.write(values));
        return new Helm(folder).lint().strict().call();
    }

    /// The chart's values with what must be said, and more.
    static ObjectNode values(String... overlays) {
        ObjectNode values = Yaml.over(Yaml.file(FOLDER.resolve("values.yaml")), MUST_BE_SAID);
        for (String overlay : overlays) {
            values = Yaml.over(values, overlay);
        }
        return values;
    }

    private interface Use<T> {
        T of(Path valuesFile);
    }

    private static <T> T with(ObjectNode values, Use<T> use) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            try {
                write(file, Yaml.write(values));
                return use.of(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Hooks are not among what is rendered here: in the copy they are called otherwise.
    private static Path copyWithHooksShown() {
        Path folder = Checkout.file("deploy/check/target/chart");
        copy(folder);
        Path migrations = folder.resolve("templates/migrations.yaml");
        write(migrations, Yaml.text(migrations).replace("helm.sh/hook", "shown/hook"));
        return folder;
    }

    private static void copy(Path folder) {
        for (Path file : Checkout.files("deploy/helm/tocsin", "")) {
            if (Files.isRegularFile(file)) {
                write(folder.resolve(FOLDER.relativize(file).toString()), Yaml.text(file));
            }
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
