package io.tocsin.ingest.console;

import io.tocsin.ingest.console.RunPage.Party;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page on which documents and announcements are posted by hand.
///
/// @param sources to which a document can be posted
/// @param publishers whose announcements can be posted
/// @param document what stands in the form for a document
/// @param documentProblem why the document was not taken, null where none was posted
/// @param announcement what stands in the form for an announcement
/// @param announcementProblem why the announcement was not taken
/// @param preview what was read in the announcement, null before it was looked at
record PostPage(
        List<Choice> sources,
        List<Choice> publishers,
        DocumentForm document,
        @Nullable String documentProblem,
        AnnouncementForm announcement,
        @Nullable String announcementProblem,
        @Nullable Preview preview) {
    /// A source that can be chosen.
    record Choice(String id, String title) {}

    /// @param pasted the document's text where it is no file
    record DocumentForm(String source, String url, String publishedAt, String pasted) {
        static DocumentForm empty(String source) {
            return new DocumentForm(source, "", "", "");
        }
    }

    /// @param html whether the text is HTML
    record AnnouncementForm(String publisher, String title, String url, String publishedAt, String text, boolean html) {
        static AnnouncementForm empty(String publisher) {
            return new AnnouncementForm(publisher, "", "", "", "", false);
        }
    }

    /// What would be announced.
    ///
    /// @param summary in a sentence
    /// @param held whether it would wait for a decision
    /// @param mark stands for exactly this text; only what was looked at is published
    /// @param overtaken whether the text was changed after it was looked at
    record Preview(List<Party> parties, String summary, boolean held, String mark, boolean overtaken) {}
}
