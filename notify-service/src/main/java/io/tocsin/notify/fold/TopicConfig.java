package io.tocsin.notify.fold;

import io.smallrye.config.ConfigMapping;

/// The names of the topics.
@ConfigMapping(prefix = "tocsin.topic")
public interface TopicConfig {
    /// That of the log.
    String designations();

    /// That of what happens to sources.
    String operations();
}
