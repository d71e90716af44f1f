package io.tocsin.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Custom resources, held against the definitions of those who bring them.
class CustomResourcesTest {
    @BeforeEach
    void definitionsAreThere() {
        CustomResources.assumeDefined();
    }

    @Test
    void thoseOfTheChartAreAsTheirDefinitionsSay() {
        assertThat(Combinations.rendered().stream()
                        .flatMap(manifests -> manifests.all().stream())
                        .filter(CustomResources::isOne)
                        .distinct()
                        .flatMap(resource -> CustomResources.faults(resource).stream()))
                .isEmpty();
    }

    @Test
    void thoseOfBrokersAndDatabasesAreAsTheirDefinitionsSay() {
        assertThat(BrokersAndDatabases.read().all().stream()
                        .flatMap(resource -> CustomResources.faults(resource).stream()))
                .isEmpty();
    }
}
