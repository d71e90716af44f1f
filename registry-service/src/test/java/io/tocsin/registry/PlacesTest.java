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
