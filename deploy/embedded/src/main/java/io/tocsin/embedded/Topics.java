package io.tocsin.embedded;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/// Topics of a running broker.
final class Topics {

    private static final int TIMEOUT_MS = 15_000;
    /// Kept for ever: what is thrown away can no longer be folded.
    private static final Map<String, String> FOR_EVER =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "delete", TopicConfig.RETENTION_MS_CONFIG, "-1");

    private Topics() {}

    static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS));
    }

    /// Makes the topics that are not there: one partition each, kept for ever.
    static void create(String bootstrapServers, List<String> names) {
        try (Admin admin = admin(bootstrapServers)) {
            for (String name : names) {
                create(admin, name);
            }
        }
    }

    private static void create(Admin admin, String name) {
        NewTopic topic = new NewTopic(name, 1, (short) 1).configs(FOR_EVER);
        try {
            admin.createTopics(List.of(topic)).all().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Could not create the topic " + name, e);
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("Could not create the topic " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating the topic " + name, e);
        }
    }
}
