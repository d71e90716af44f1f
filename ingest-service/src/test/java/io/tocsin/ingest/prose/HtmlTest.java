package io.tocsin.ingest.prose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void headingsParagraphsAndItemsAreLines() {
        assertThat(Html.text("<h1>Title</h1><p>First\n  words.</p><ul><li><p>Example Ltd</p></li><li>Sample</li></ul>"))
                .isEqualTo("Title\nFirst words.\n- Example Ltd\n- Sample");
    }

    @Test
    void scriptsAndNavigationAreLeftOut() {
        assertThat(Html.text("<nav>Menu</nav><script>x()</script><style>p{}</style><p>Text</p><footer>End</footer>"))
                .isEqualTo("Text");
    }

    @Test
    void lineBreaksAreKept() {
        assertThat(Html.text("<p>One<br>Two</p>")).isEqualTo("One\nTwo");
    }

    @Test
    void inlineMarkupDoesNotBreakALine() {
        assertThat(Html.text("<p>OFAC is designating <strong>Example Ltd.</strong> today.</p>"))
                .isEqualTo("OFAC is designating Example Ltd. today.");
    }

    @Test
    void textWithoutMarkupStaysAsItIs() {
        assertThat(Html.text("One line\nAnother line")).isEqualTo("One line\nAnother line");
    }
}
