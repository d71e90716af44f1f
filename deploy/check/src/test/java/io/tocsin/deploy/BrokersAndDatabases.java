package io.tocsin.deploy;

import java.util.stream.Stream;

/// The resources of deploy/kubernetes.
final class BrokersAndDatabases {
    private BrokersAndDatabases() {}

    static Manifests read() {
        return new Manifests(Checkout.files("deploy/kubernetes", ".yaml").stream()
                .filter(file -> !file.getFileName().toString().startsWith("values-"))
                .flatMap(file -> Yaml.documents(Yaml.text(file)).stream())
                .toList());
    }

    /// The values that go with them, and those for managed ones.
    static Stream<String> examples() {
        return Checkout.files("deploy/kubernetes", ".yaml").stream()
                .filter(file -> file.getFileName().toString().startsWith("values-"))
                .map(Yaml::text);
    }
}
