package io.tocsin.ingest.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tocsin.ingest.document.Document;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/// What an authority answered: a document, and what it can be taken for.
///
/// @param url where it came from in the end
/// @param maxTextBytes how much of it is read into memory at most
public record Answer(Document document, URI url, int maxTextBytes) {
    private static final int HEAD_BYTES = 2048;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What pages say that stand in place of the one that was asked for.
    private static final Pattern BOT_WALL = Pattern.compile(
            "just a moment|attention required|access denied|request rejected|are you a robot|are you human"
                    + "|verify(ing)? (that )?you are (a )?human|pardon our interruption|security check"
                    + "|enable javascript and cookies|unusual traffic|automated scraping|captcha|request unsuccessful",
            Pattern.CASE_INSENSITIVE);

    /// A page with more text than this is one, whatever words it has.
    private static final int WALL_CHARS = 2500;

    /// The document as JSON.
    ///
    /// @throws LookFailed where it is none, an HTML page above all
    public JsonNode json() throws LookFailed, IOException {
        noPage("JSON");
        try {
            return JSON.readTree(bytes());
        } catch (JsonProcessingException e) {
            throw new LookFailed(url + " is no JSON: " + e.getOriginalMessage());
        }
    }

    /// The document as XML or plain text in UTF-8.
    ///
    /// @param what was expected, for the sentence that says what came instead: `a feed`
    /// @throws LookFailed where it is an HTML page, or too large
    public String text(String what) throws LookFailed, IOException {
        noPage(what);
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /// The document as a page of HTML, read by its reader or not at all.
    ///
    /// @throws LookFailed where it is a bot wall or no page
    public org.jsoup.nodes.Document page() throws LookFailed, IOException {
        if (!isHtml()) {
            throw new LookFailed(url + " is no HTML page");
        }
        org.jsoup.nodes.Document page = Jsoup.parse(new String(bytes(), StandardCharsets.UTF_8), url.toString());
        String words = page.title() + " " + page.body().text();
        if (words.length() < WALL_CHARS
                && (words.isBlank() || BOT_WALL.matcher(words).find())) {
            throw new LookFailed(url + " shows a bot wall in place of the page");
        }
        return page;
    }

    /// The document as a page, where it is one; else its plain text as the only paragraph of a page.
    ///
    /// @throws LookFailed where it is a bot wall
    public org.jsoup.nodes.Document pageOrText() throws LookFailed, IOException {
        if (isHtml()) {
            return page();
        }
        org.jsoup.nodes.Document page = org.jsoup.nodes.Document.createShell(url.toString());
        page.body().appendElement("pre").text(new String(bytes(), StandardCharsets.UTF_8));
        return page;
    }

    private byte[] bytes() throws LookFailed, IOException {
        if (document.size() > maxTextBytes) {
            throw new LookFailed(
                    url + " has " + document.size() + " bytes; at most " + maxTextBytes + " are read as a text");
        }
        try (InputStream bytes = document.open()) {
            return bytes.readAllBytes();
        }
    }

    private void noPage(String what) throws LookFailed, IOException {
        if (isHtml()) {
            throw new LookFailed("An HTML page came from " + url + " where " + what
                    + " was expected: the source may be showing a bot wall");
        }
    }

    private boolean isHtml() throws IOException {
        String head = new String(document.head(HEAD_BYTES), StandardCharsets.UTF_8)
                .replaceFirst("^\\uFEFF?\\s*(<\\?xml[^>]*>)?(\\s|<!--.*?-->)*", "")
                .toLowerCase(Locale.ROOT);
        return head.startsWith("<!doctype html") || head.startsWith("<html") || head.startsWith("<head");
    }
}
