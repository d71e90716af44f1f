package io.tocsin.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
        try (InputStream in = Resources.open("/openapi/parameters.properties")) {
            if (in != null) {
                meanings.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            return meanings;
        } catch (IOException e) {
            throw new UncheckedIOException("the meanings of parameters cannot be read", e);
        }
    }
}
