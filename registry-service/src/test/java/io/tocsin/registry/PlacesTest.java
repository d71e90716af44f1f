package io.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void oneMoreThanThereArePlacesIsToldWhenToComeAgain() {
        Places places = new Places("exports", 1, Duration.ofSeconds(30));
        places.take();

        assertThatThrownBy(places::take).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(503);
            assertThat(problem.getHeaders()).containsEntry("Retry-After", "30");
        });
    }

    @Test
    void whoWaitsGetsThePlaceThatIsGivenBack() {
        Places places = new Places("counts", 1, Duration.ofSeconds(5));
        Places.Place first = places.take();
        Thread.ofVirtual().start(first::close);

        Places.Place second = places.take(Duration.ofSeconds(20));

        assertThat(places.taken()).isEqualTo(1);
        assertThatThrownBy(() -> places.take(Duration.ofMillis(10))).isInstanceOf(HttpProblem.class);
        second.close();
    }

    @Test
    void aPlaceThatIsGivenBackTwiceIsOnePlace() {
        Places places = new Places("exports", 1, Duration.ofSeconds(30));
        Places.Place place = places.take();
        place.close();
        place.close();

        Places.Place again = places.take();

        assertThat(places.taken()).isEqualTo(1);
        again.close();
        assertThat(places.taken()).isZero();
    }
}
