package io.tocsin.registry.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.registry.register.DesignationQuery;
import io.vertx.core.MultiMap;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AskedTest {
    @Test
    void everyFilterOfTheCollectionIsNamedAtTheHead() {
        assertThat(Arrays.stream(DesignationQuery.class.getDeclaredFields())
                        .map(field -> field.getAnnotation(QueryParam.class))
                        .filter(Objects::nonNull)
                        .map(QueryParam::value)
                        .filter(name -> !name.equals("knownAt") && !name.equals("validAt")))
                .containsExactlyInAnyOrderElementsOf(Asked.FILTERS);
    }

    @Test
    void theSameQuestionReadsTheSame() {
        MultiMap one = MultiMap.caseInsensitiveMultiMap()
                .add("programme", "SDGT")
                .add("programme", "IFSR")
                .add("source", "ofac-sdn")
                .add("utm", "x");
        MultiMap other = MultiMap.caseInsensitiveMultiMap()
                .add("source", " ofac-sdn ")
                .add("programme", "IFSR")
                .add("programme", "SDGT")
                .add("name", "");

        assertThat(Asked.in(one).json().toString())
                .isEqualTo("{\"programme\":[\"IFSR\",\"SDGT\"],\"source\":[\"ofac-sdn\"]}")
                .isEqualTo(Asked.in(other).json().toString());
    }
}
