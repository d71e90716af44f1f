package io.tocsin.ingest.notice;

import io.tocsin.ingest.prose.Announcement;
import io.tocsin.ingest.prose.Days;
import io.tocsin.ingest.prose.Extraction;
import io.tocsin.ingest.prose.ProseReader;
import java.util.List;
import java.util.Optional;

/// Reads a text by the grammar of its form: a notice in a gazette, entries under headings, or prose. The form is
/// seen in the text itself, so that what is posted by hand is read like what was fetched.
public final class TextReader {
    private TextReader() {}

    /// Who is designated, amended or delisted.
    ///
    /// @throws IllegalArgumentException where the text is longer than [ProseReader#TEXT_LIMIT]
    public static Findings read(Announcement announcement) {
        if (!announcement.official() || announcement.text().length() > ProseReader.TEXT_LIMIT) {
            return new Findings(ProseReader.read(announcement), null);
        }
        String text = announcement.text();
        List<Paragraph> paragraphs = Paragraph.of(text);
        Optional<Gazette> gazette = Gazette.of(announcement, paragraphs);
        if (gazette.isPresent()) {
            return gazette.get().findings();
        }
        Listing listing = new Listing(text, Days.of(announcement.publishedAt()), List.of(), null)
                .under(announcement.title())
                .read(paragraphs);
        if (!listing.hasEntries()) {
            return new Findings(ProseReader.read(announcement), null);
        }
        List<Extraction> parties = listing.extractions();
        return new Findings(
                parties,
                listing.withoutHeading() == 0
                        ? null
                        : listing.withoutHeading() + " entries stand under no heading that says what happens to them; "
                                + parties.size() + " others were read");
    }
}
