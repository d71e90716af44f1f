package io.tocsin.registry.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.TestProfile;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people see of the wire.
@ConsoleTest
@TestProfile(ConsoleTest.Neighbours.class)
class WireTest {
    @BeforeEach
    void fold() {
        Visitor.scene();
    }

    @Test
    void theNewestStandsFirstUnderItsDayAndItsAuthority() {
        Document page = Visitor.page("/");
        assertThat(page.select("section.day > h2").eachText())
                .hasSizeGreaterThan(4)
                .anySatisfy(heading -> assertThat(heading).startsWith("Yesterday"));
        Element day = page.select("section.day").first();
        assertThat(day.select("h3").eachText()).contains("US Treasury, OFAC", "US Department of State");
    }

    @Test
    void whatIsProvisionalSaysSoInWords() {
        Element line = line(Visitor.page("/"), "Example Shipyard and Marine Industries Holding");
        assertThat(line.select(".badge").text()).isEqualTo("◌ announced");
        assertThat(line.select(".remark").text()).isEqualTo("provisional");
    }

    @Test
    void whatLapsedOrWasContradictedIsMarked() {
        Document page = Visitor.page("/");
        assertThat(line(page, "Forgotten Example LLC").text()).contains("lapsed", "no list entry came in time");
        assertThat(line(page, "Other Example Company").text()).contains("contradicted", "the list says otherwise");
    }

    @Test
    void aFirstListIsOneLineAndSoAreManyAlikeEdits() {
        Document page = Visitor.page("/");
        assertThat(page.select("li.folded").eachText())
                .anySatisfy(line -> assertThat(line).contains("30 entries of a first list"))
                .anySatisfy(line -> assertThat(line).contains("The same edit in 12 entries", "“Section 2 risk”"))
                .anySatisfy(line -> assertThat(line).contains("More is known of 5 entries"));
        assertThat(page.text()).doesNotContain("EXAMPLE TRADING 9");
    }

    @Test
    void theLagFromTheAnnouncementStandsBesideTheListing() {
        Document page = Visitor.page("/");
        assertThat(page.select("li:has(.badge.strong):contains(EXAMPLE ROCKET WORKS) .remark")
                        .text())
                .isEqualTo("announced 5 days before");
    }

    @Test
    void whatBecameKnownLateSaysTheDayOfTheAct() {
        assertThat(line(Visitor.page("/"), "示例贸易行").select(".remark").text())
                .isEqualTo("the act is of 23 December 2006");
    }

    @Test
    void whereNothingCameNothingIsSent() {
        long last = Visitor.scene().events().getLast().sequence();
        Visitor.get("/wire?seen=" + last).then().statusCode(204);
        Document part = Visitor.page("/wire?seen=" + (last - 1));
        assertThat(part.select("#wire li.fresh")).hasSize(1);
        assertThat(part.select("#aloud").text()).isEqualTo("1 new line on the wire.");
    }

    @Test
    void anEarlierPageHasAnAddress() {
        Document page = Visitor.page("/?before=32");
        assertThat(page.select("section.day li")).hasSize(2);
        assertThat(page.select("#wire").first().hasAttr("hx-get")).isFalse();
    }

    @Test
    void aPageThatIsNotThereIsAPageToo() {
        Document page = Visitor.page("/no/such/page", 404);
        assertThat(page.title()).contains("Tocsin registry");
        assertThat(page.select("form[role=search]")).hasSize(1);
        Visitor.get("/v1/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    private static Element line(Document page, String party) {
        return page.select("ol.wire > li").select("li:contains(" + party + ")").first();
    }
}
