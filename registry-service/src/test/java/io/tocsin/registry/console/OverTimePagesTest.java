package io.tocsin.registry.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.TestProfile;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people see of new designations over time.
@ConsoleTest
@TestProfile(ConsoleTest.Neighbours.class)
class OverTimePagesTest {
    @BeforeEach
    void fold() {
        Visitor.scene();
    }

    @Test
    void aDesignationCountsWhereItsActStandsHoweverLateItBecameKnown() {
        Document page = Visitor.page("/over-time");
        assertThat(row(page, "2006").select(".num").text()).isEqualTo("1");
        assertThat(row(page, "UN Security Council").select(".num").text()).isEqualTo("3");
        assertThat(page.select(".sum").text())
                .contains("were on a list when Tocsin first looked and do not say since when");
    }

    @Test
    void aYearACountryAndAnAuthorityHaveAddresses() {
        Document page =
                Visitor.page(row(Visitor.page("/over-time"), "2006").select("a").attr("href"));
        assertThat(page.select(".sum strong").text()).isEqualTo("1 new designation.");
        assertThat(row(page, "December 2006").select(".num").text()).isEqualTo("1");
        Document iran = Visitor.page("/over-time?country=IR");
        assertThat(iran.select(".chips a").text()).startsWith("Iran");
        assertThat(iran.select("form input[type=hidden]").attr("value")).isEqualTo("IR");
        assertThat(Visitor.page("/over-time?from=soon", 400).text()).contains("soon");
        assertThat(Visitor.page("/over-time?to=1900").select("table")).isEmpty();
    }

    private static Element row(Document page, String label) {
        return page.select("table.bars tr:has(th:contains(" + label + "))").first();
    }
}
