package io.tocsin.registry.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeysetTest {
    @Property(tries = 200)
    void walkedPagesAreTheCollection(
            @ForAll @Size(max = 20) List<@IntRange(max = 1000) Integer> some,
            @ForAll @IntRange(min = 1, max = 7) int limit) {
        List<String> all = List.copyOf(
                new TreeSet<>(some.stream().map(number -> "E.O. " + number).toList()));

        List<String> walked = new ArrayList<>();
        Keyset<String> page = Keyset.after("orders", null, limit, all, List::of);
        walked.addAll(page.items());
        while (page.next() != null) {
            page = Keyset.after("orders", Keyset.key("orders", page.next()), limit, all, List::of);
            assertThat(page.items()).isNotEmpty().hasSizeLessThanOrEqualTo(limit);
            walked.addAll(page.items());
        }

        assertThat(walked).isEqualTo(all);
    }

    @Test
    void aCursorOfAnotherCollectionIsRefused() {
        String cursor = Keyset.of("tags", List.of("a", "b"), 1, item -> List.of("us-ofac", item))
                .next();

        assertThat(Keyset.key("tags", cursor)).containsExactly("us-ofac", "a");
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(() -> Keyset.key("orders", cursor));
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(() -> Keyset.key("tags", "nonsense"));
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(() -> Keyset.key("tags", "!!!"));
    }
}
