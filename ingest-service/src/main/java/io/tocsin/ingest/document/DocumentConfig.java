package io.tocsin.ingest.document;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Limits of documents.
@ConfigMapping(prefix = "tocsin.ingest.documents")
public interface DocumentConfig {
    /// The largest document that is taken, fetched or posted.
    @WithDefault("512M")
    MemorySize maxSize();

    /// How much of a document stands in one row of the archive, before compression.
    @WithDefault("1M")
    MemorySize chunkSize();
}
