package io.tocsin.ingest.source;

import io.tocsin.ingest.source.SourceConfig.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// All sources that this installation knows.
@ApplicationScoped
public class Catalogue {
    private final Map<String, Source> sources = new TreeMap<>();
    private final SourceConfig config;

    Catalogue(@Any Instance<SourceFamily> families, SourceConfig config) {
        this.config = config;
        families.stream().flatMap(family -> family.sources().stream()).forEach(source -> {
            if (sources.put(source.id(), source) != null) {
                throw new IllegalStateException("two sources have the id " + source.id());
            }
        });
        TreeSet<String> unknown = new TreeSet<>(config.sources().keySet());
        unknown.removeAll(sources.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("tocsin.ingest.sources configures what is no source: " + unknown);
        }
    }

    /// Ordered by their ids.
    public Collection<Source> all() {
        return sources.values();
    }

    /// The source of that id.
    public Optional<Source> find(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    /// What is configured for a source; empty where nothing is.
    public Optional<Settings> settings(String id) {
        return Optional.ofNullable(config.sources().get(id));
    }

    /// Whether Tocsin looks at the source by itself.
    public boolean watched(String id) {
        return config.watch()
                && settings(id).filter(s -> s.watch() && s.url().isPresent()).isPresent();
    }
}
