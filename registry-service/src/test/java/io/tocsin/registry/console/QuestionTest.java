package io.tocsin.registry.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionTest {
    @Test
    void anAddressAsksForALittleMoreOrLess() {
        MultivaluedHashMap<String, String> query = new MultivaluedHashMap<>();
        query.add("q", "CAATSA - RUSSIA & more");
        query.add("country", "IR");
        query.add("country", "RU");
        query.add("unknown", "x");
        query.add("status", " ");
        Question asked = Question.of("/search", query, List.of("q", "status", "country"));
        assertThat(asked.address()).isEqualTo("/search?q=CAATSA%20-%20RUSSIA%20%26%20more&country=IR&country=RU");
        assertThat(asked.without("country", "IR").with("q", List.of()).address())
                .isEqualTo("/search?country=RU");
        assertThat(asked.with("q", List.of())
                        .without("country", "IR")
                        .and("country", "SY")
                        .address())
                .isEqualTo("/search?country=RU&country=SY");
        assertThat(asked.besides("q")).extracting(Question.Asked::value).containsExactly("IR", "RU");
    }
}
