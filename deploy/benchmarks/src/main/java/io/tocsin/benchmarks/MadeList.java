package io.tocsin.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Two SDN.XML of 19,391 and 19,396 entries and 28 MB each, made from real lists: the second has 10
/// entries more, 5 less and 30 that differ. The project does not carry them.
enum MadeList {
    BEFORE("SDN_made_19391_v1.xml.gz"),
    AFTER("SDN_made_19391_v2.xml.gz");

    /// How many entries the list before has.
    static final int ENTRIES = 19_391;

    /// How many events lead from the one to the other.
    static final int CHANGES = 45;

    private final String file;

    MadeList(String file) {
        this.file = file;
    }

    /// The XML.
    byte[] bytes() throws IOException {
        Path shared = Path.of(System.getProperty("tocsin.shared", "../shared"));
        Path compressed =
                shared.resolve("data/ofac").resolve(file).toAbsolutePath().normalize();
        if (!Files.exists(compressed)) {
            throw new NotMeasured("The list " + compressed
                    + " is missing: name the folder that has data/ofac with -Dtocsin.shared=FOLDER.");
        }
        try (InputStream xml = new GZIPInputStream(Files.newInputStream(compressed))) {
            return xml.readAllBytes();
        }
    }
}
