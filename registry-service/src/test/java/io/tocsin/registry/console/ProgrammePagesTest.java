package io.tocsin.registry.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.TestProfile;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people see of programmes.
@ConsoleTest
@TestProfile(ConsoleTest.Neighbours.class)
class ProgrammePagesTest {
    @BeforeEach
    void fold() {
        Visitor.scene();
    }

    @Test
    void aTagHasATitleAndLeadsToItsPage() {
        Document page = Visitor.page("/programmes");
        assertThat(page.select("tr:has(a:containsOwn(NPWMD)) td").first().text())
                .isEqualTo("Weapons of mass destruction proliferators");
        assertThat(page.select("a:containsOwn(NPWMD)").first().attr("href")).isEqualTo("/programmes/us-ofac/NPWMD");
    }

    @Test
    void aPageOfAProgrammeHasItsLawItsDesignationsAndItsTimeline() {
        Document page = Visitor.page("/programmes/us-ofac/NPWMD");
        assertThat(page.select("h1").text()).isEqualTo("Weapons of mass destruction proliferators");
        assertThat(page.select(".values a").eachText()).contains("E.O. 13382");
        assertThat(page.select(".hits a.party-name").eachText()).contains("EXAMPLE ROCKET WORKS");
        assertThat(page.select("table.bars .num").first().text()).isNotEqualTo("0");
    }

    @Test
    void aLongListGoesOnOnTheNextPage() {
        Document page = Visitor.page("/programmes/us-ofac/SDGT");
        assertThat(page.select(".hits > li")).hasSize(15);
        assertThat(Visitor.page("/programmes/us-ofac/SDGT?after=ofac-sdn:10028").select(".hits > li"))
                .hasSize(1);
    }

    @Test
    void anUnknownProgrammeIsSaidInAPage() {
        assertThat(Visitor.page("/programmes/us-ofac/NO%20SUCH%20-%20TAG", 404).text())
                .contains("NO SUCH - TAG");
    }
}
