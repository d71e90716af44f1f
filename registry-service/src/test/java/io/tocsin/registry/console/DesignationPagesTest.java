package io.tocsin.registry.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people see of a designation.
@ConsoleTest
@TestProfile(ConsoleTest.Neighbours.class)
class DesignationPagesTest {
    private Scene scene;

    @BeforeEach
    void fold() {
        scene = Visitor.scene();
    }

    @Test
    void aPageSaysWhatTheAuthoritySays() {
        Document page = Visitor.page("/designations/" + Scene.ROCKET_WORKS);
        assertThat(page.select("h1").text()).isEqualTo("EXAMPLE ROCKET WORKS");
        assertThat(page.select(".lead .badge").text()).isEqualTo("● listed");
        assertThat(fact(page, "Names").select("li").eachText())
                .contains("EXAMPLE ROCKET WORKS listed as", "شركة المثال للصواريخ alias, Arabic script");
        assertThat(fact(page, "Programmes").select("li a").eachAttr("href"))
                .containsExactly("/programmes/us-ofac/IFSR", "/programmes/us-ofac/NPWMD");
        assertThat(fact(page, "Relations").select("a").attr("href")).isEqualTo("/designations/" + Scene.PERSON);
        assertThat(fact(page, "Legal bases").text()).contains("E.O. 13382, section 1(a)(ii)");
    }

    @Test
    void theTimelineTellsEachEventInWordsWithWhatWentAndWhatCame() {
        Element newest = Visitor.page("/designations/" + Scene.ROCKET_WORKS)
                .select(".timeline > li")
                .first();
        assertThat(newest.select("h3 .badge").text()).isEqualTo("◆ amended");
        assertThat(newest.select("dd > del").eachText()).containsExactly("was ERW (weak alias)");
        assertThat(newest.select("dd > ins").eachText()).containsExactly("now 示例火箭厂 (alias)");
        assertThat(newest.select(".words del").text()).isEqualTo("second");
        assertThat(newest.select(".words ins").text()).isEqualTo("third");
    }

    @Test
    void theAnnouncementThatPrecededItIsOneClickAway() {
        Element listed = Visitor.page("/designations/" + Scene.ROCKET_WORKS)
                .select(".timeline > li")
                .last();
        assertThat(listed.text()).contains("It was announced 5 days before.", "bears out the announcement");
        assertThat(listed.select(".aside a").attr("href"))
                .isEqualTo("/designations/us-state:2026-01-01-example-rocket-works");
    }

    @Test
    void theEvidenceIsOneClickAway() {
        Element evidence =
                Visitor.page("/designations/" + Scene.LATE).select(".evidence").first();
        assertThat(evidence.select("a").eachAttr("href"))
                .containsExactly(
                        "https://ingest.example/v1/documents/" + "ab".repeat(32), "https://authority.example/un-sc");
    }

    @Test
    void thePageShowsWhatWasKnownOnADay() {
        String day = scene.known(Scene.ROCKET_WORKS, 1).toString().substring(0, 10);
        Document page = Visitor.page("/designations/" + Scene.ROCKET_WORKS + "?knownAt=" + day);
        assertThat(page.select(".note.ask").text()).contains("as known on");
        assertThat(fact(page, "Names").text()).contains("ERW").doesNotContain("示例火箭厂");
        assertThat(page.select("#known").val()).isEqualTo(day);
        assertThat(page.select("section:has(#timeline) > .calm").text())
                .isEqualTo("1 later event is not shown: nobody knew of it yet.");
    }

    @Test
    void beforeAnybodyKnewOfItThePageSaysSo() {
        Document page = Visitor.page("/designations/" + Scene.ROCKET_WORKS + "?knownAt=2020-01-01");
        assertThat(page.select(".note.calm").text()).isEqualTo("Nothing was known of it then.");
        assertThat(page.select(".facts")).isEmpty();
    }

    @Test
    void whatBecameKnownLateIsSaidAsWhatItIs() {
        Document page = Visitor.page("/designations/" + Scene.LATE);
        assertThat(page.select(".note.warn").text())
                .contains("Known since ", "; the document says designated on 23 December 2006.");
        assertThat(fact(page, "Standing").text()).contains("Since 23 December 2006, the day of the act.");
        assertThat(Visitor.page("/designations/" + Scene.LATE + "?validAt=2010-01-01")
                        .select(".facts"))
                .hasSize(1);
        assertThat(Visitor.page("/designations/" + Scene.LATE + "?validAt=2006-12-22")
                        .select(".note.calm")
                        .text())
                .contains("It was not designated then");
    }

    @Test
    void theSamePartyOnOtherListsIsNamedWithTheReason() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Visitor.page("/designations/" + Scene.PERSON)
                                .select("section:has(#also) a")
                                .eachAttr("href"))
                        .containsExactly("/designations/" + Scene.SAME_PERSON));
        Document page = Visitor.page("/designations/" + Scene.PERSON);
        assertThat(page.select("section:has(#also)").text()).contains("UN Security Council", "%");
        assertThat(page.select("section:has(#related)").text()).contains("named as a link by EXAMPLE ROCKET WORKS");
    }

    @Test
    void aRenumberedIdLeadsToTheNewOne() {
        Visitor.get("/designations/" + Scene.RENUMBERED)
                .then()
                .statusCode(307)
                .header("Location", "/designations/" + Scene.NEW_NUMBER);
        assertThat(Visitor.page("/designations/" + Scene.NEW_NUMBER)
                        .select(".timeline")
                        .text())
                .contains("it was un-sc:QDi.907");
    }

    @Test
    void anUnknownIdAndADayThatIsNoneAreAnsweredInAPage() {
        assertThat(Visitor.page("/designations/ofac-sdn:0", 404).select("h1").text())
                .isEqualTo("No such designation");
        assertThat(Visitor.page("/designations/nonsense", 404).select("form[role=search]"))
                .hasSize(1);
        assertThat(Visitor.page("/designations/" + Scene.PERSON + "?knownAt=yesterday", 400)
                        .text())
                .contains("yesterday");
    }

    private static Element fact(Document page, String label) {
        return page.select(".facts > div:has(> dt:containsOwn(" + label + ")) > dd")
                .first();
    }
}
