package io.tocsin.registry.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/// What parameters mean. A name means the same wherever it stands; where it does not, the resource says so
/// itself.
final class Parameters {
    private static final Properties MEANINGS = meanings();

    private Parameters() {}

    static Optional<String> meaning(String name) {
        return Optional.ofNullable(MEANINGS.getProperty(name));
    }

    private static Properties meanings() {
        Properties meanings = new Properties();
        try (Reader in = new InputStreamReader(
                Parameters.class.getResourceAsStream("/openapi/parameters.properties"), StandardCharsets.UTF_8)) {
            meanings.load(in);
            return meanings;
        } catch (IOException e) {
            throw new UncheckedIOException("the meanings of parameters cannot be read", e);
        }
    }
}
