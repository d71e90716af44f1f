package io.tocsin.local;

import io.tocsin.local.refusal.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the checkout is, and in it the programs that the build made.
///
/// @param root of the checkout
record Installation(Path root) {

    /// As the scripts say it.
    static Installation ofThisProgram() {
        return new Installation(
                Path.of(System.getProperty("tocsin.root", ".")).toAbsolutePath().normalize());
    }

    Path standardFolder() {
        return root.resolve("deploy/local/data");
    }

    /// This program's own jar, which is the agent of the services too.
    Path launcherJar() {
        return existing(root.resolve("deploy/local/target/tocsin-local.jar"));
    }

    Path serviceJar(String service) {
        return existing(root.resolve(service + "-service/target/quarkus-app/quarkus-run.jar"));
    }

    private static Path existing(Path file) {
        if (!Files.exists(file)) {
            throw new Refusal("%s is missing: build it with ./mvnw package.".formatted(file));
        }
        return file;
    }
}
