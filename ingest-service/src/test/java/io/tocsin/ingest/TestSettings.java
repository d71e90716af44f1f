package io.tocsin.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Nothing outside is asked, no heart beats by itself, and small lists may be first snapshots.
public final class TestSettings implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "tocsin.console.path", "/ingest",
                "tocsin.ingest.watch", "false",
                "tocsin.ingest.freshness.enabled", "false",
                "tocsin.ingest.sources.ofac-sdn.floor", "1",
                "tocsin.ingest.sources.ofac-cons.floor", "1",
                "tocsin.ingest.sources.un-sc.floor", "1",
                "tocsin.ingest.sources.uk-sl.floor", "1",
                "tocsin.ingest.sources.eu-fsf.floor", "1");
    }

    @Override
    public void stop() {}
}
