package io.tocsin.registry.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.TestProfile;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people find.
@ConsoleTest
@TestProfile(ConsoleTest.Neighbours.class)
class SearchPagesTest {
    @BeforeEach
    void fold() {
        Visitor.scene();
    }

    @Test
    void aPartyIsFoundByAnAliasAndThePageSaysByWhich() {
        Document page = Visitor.page("/search?q=fireworks%20example");
        assertThat(page.select(".hits a.party-name").eachText()).containsExactly("EXAMPLE ROCKET WORKS");
        assertThat(page.select(".hits .matched").text()).isEqualTo("found as EXAMPLE FIREWORKS COMPANY");
        assertThat(page.select("#q").val()).isEqualTo("fireworks example");
    }

    @Test
    void aPartyIsFoundByANumberAndInAnotherScript() {
        assertThat(Visitor.page("/search?q=x%20123-4567")
                        .select(".hits a.party-name")
                        .text())
                .startsWith("AL-MITHALI");
        assertThat(Visitor.page("/search?q=%D0%98%D0%92%D0%90%D0%9D%D0%9E%D0%92")
                        .select(".hits a.party-name")
                        .text())
                .startsWith("AL-MITHALI");
    }

    @Test
    void aSearchGoesOnWhereThePageEnds() {
        Document first = Visitor.page("/search?q=example%20trading&source=ofac-sdn");
        assertThat(first.select(".hits > li")).hasSize(25);
        Document second = Visitor.page(first.select("a[rel=next]").attr("href"));
        assertThat(second.select(".hits > li")).hasSize(Scene.FIRST_LIST - 25);
        assertThat(second.select(".hits a").eachAttr("href"))
                .doesNotContainAnyElementsOf(first.select(".hits a").eachAttr("href"));
        assertThat(second.select("a[rel=next]")).isEmpty();
    }

    @Test
    void whatNarrowsASearchCanBeTakenAway() {
        Document page = Visitor.page("/search?q=example&status=announced&authority=us-state");
        assertThat(page.select(".hits .badge").eachText()).containsOnly("◌ announced");
        assertThat(page.select(".chips a").eachAttr("href"))
                .containsExactly("/search?q=example&status=announced", "/search?q=example&authority=us-state");
        assertThat(page.select("form.find input[type=hidden]").eachAttr("name"))
                .containsExactlyInAnyOrder("authority", "status");
    }

    @Test
    void whatCanBeChosenNextIsCounted() {
        Document page = Visitor.page("/search?q=example%20trading");
        assertThat(page.select(".sum").text()).isEqualTo("30 are found. These are the first 25.");
        assertThat(page.select(".choices li").eachText()).contains("SDGT 15", "IFSR 15", "US Treasury, OFAC 30");
        String narrower = page.select(".choices a:containsOwn(SDGT)").attr("href");
        assertThat(narrower).isEqualTo("/search?q=example%20trading&programme=SDGT");
        assertThat(Visitor.page(narrower).select(".sum").text()).isEqualTo("15 are found.");
    }

    @Test
    void aSearchOfAnotherDayLeadsToThePagesOfThatDay() {
        Document page = Visitor.page("/search?q=qde%20901&validAt=2010-01-01");
        assertThat(page.select(".hits a.party-name").attr("href"))
                .isEqualTo("/designations/" + Scene.LATE + "?validAt=2010-01-01");
        assertThat(page.select(".note.ask").text()).contains("valid on 1 January 2010");
    }

    @Test
    void whatCannotBeReadIsSaidInAPage() {
        assertThat(Visitor.page("/search?after=nonsense", 400).text()).contains("nonsense");
        assertThat(Visitor.page("/search?status=sanctioned", 400).text()).contains("sanctioned");
        assertThat(Visitor.page("/search?q=nobody-has-this-name").select(".sum").text())
                .isEqualTo("Nothing is found.");
    }
}
