package io.tocsin.ingest.prose;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// Takes the readable text out of an announcement published as HTML.
public final class Html {
    private static final String NOT_TEXT =
            "script, style, noscript, template, svg, iframe, form, button, nav, header nav,"
                    + " footer, aside, [role=navigation], [role=banner], [role=contentinfo], [hidden], [aria-hidden=true]";
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "table",
            "tr",
            "blockquote",
            "pre",
            "dl",
            "dt",
            "dd",
            "figure",
            "figcaption",
            "header",
            "time",
            "br",
            "hr");

    private Html() {}

    /// The text of a page, one line for each paragraph, heading and list item; list items begin with "-
    /// ". Scripts, navigation, footers and what is hidden are left out. Text without markup comes back as
    /// it is.
    public static String text(String html) {
        Document page = Jsoup.parse(html);
        page.select(NOT_TEXT).remove();
        markAmendments(page);
        Lines lines = new Lines();
        NodeTraversor.traverse(lines, page.body());
        return lines.text();
    }

    /// What an amendment strikes out or underlines would be lost in plain text: `[-struck-]` and
    /// `{+underlined+}`. Without a strike an underline is only an emphasis.
    private static void markAmendments(Document page) {
        Elements struck = page.select("s, strike, del, [style*=line-through]");
        struck.forEach(words -> words.prependText("[-").appendText("-]"));
        page.select(struck.isEmpty() ? "ins" : "ins, u, [style*=underline]")
                .forEach(words -> words.prependText("{+").appendText("+}"));
    }

    private static final class Lines implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                append(words);
            } else if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
                breakLine();
                text.append(element.normalName().equals("li") ? "- " : "");
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
                breakLine();
            }
        }

        /// A line break in the source is no line break of the text, unless it stands in `pre` or in plain
        /// text.
        private void append(TextNode node) {
            boolean kept = node.parent() instanceof Element parent
                    && (parent.normalName().equals("pre") || parent.normalName().equals("body"));
            String words = kept ? node.getWholeText() : node.text();
            boolean lineIsEmpty = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
            text.append(lineIsEmpty ? words.stripLeading() : words);
        }

        /// Paragraphs inside a list item stay on its line: "- " alone is no line.
        private void breakLine() {
            boolean marker = text.length() >= 2
                    && text.substring(text.length() - 2).equals("- ")
                    && (text.length() == 2 || text.charAt(text.length() - 3) == '\n');
            if (!text.isEmpty() && !marker && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }

        private String text() {
            return text.toString()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.equals("-"))
                    .reduce((a, b) -> a + "\n" + b)
                    .orElse("");
        }
    }
}
