package io.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Cases that others wrote, beside the checkout.
public final class SharedCases {
    private SharedCases() {}

    /// The JSON of a file of cases; where it is missing the test is skipped and says so.
    public static JsonNode read(String file) throws IOException {
        Path path = Path.of(System.getProperty("tocsin.shared", "../../shared"), "cases", file);
        assumeTrue(Files.exists(path), "SKIPPED: the shared cases are not beside the checkout: " + path);
        JsonNode cases = new ObjectMapper().readTree(path.toFile());
        assertThat(cases).isNotEmpty();
        return cases;
    }
}
