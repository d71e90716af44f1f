package io.tocsin.ingest.console;

import io.tocsin.console.Moment;
import io.tocsin.ingest.list.Prospect;
import io.tocsin.ingest.run.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run: what became of the document, and what is to be decided.
///
/// @param run as it is on record
/// @param line the same in words
/// @param published when the document was published, as far as known
/// @param decided when something was decided about it
/// @param link where the document came from; null where that is no address that a page may link
/// @param oddities what its reader did not know or found damaged
/// @param ask what has to be decided, null where nothing has
/// @param withdrawable whether its announcements can be taken back
/// @param events what it led to, a page of them
/// @param next the sequence after which the following events begin, null where these are the last
/// @param said what was just done, null for nothing
/// @param problem why what was asked cannot be done, null where nothing was
record RunPage(
        Run run,
        RunLine line,
        @Nullable Moment published,
        @Nullable Moment decided,
        @Nullable String link,
        List<String> oddities,
        @Nullable Ask ask,
        boolean withdrawable,
        List<EventLine> events,
        @Nullable Long next,
        @Nullable String said,
        @Nullable String problem) {
    /// What an operator decides about.
    ///
    /// @param publishes what a release would publish, in words
    /// @param mark stands for exactly that; a release that comes with another has been overtaken
    /// @param unreadable why it cannot be told, null where it can
    /// @param parts what would happen to which entries, the gravest first
    /// @param named whom a text names
    record Ask(String publishes, String mark, @Nullable String unreadable, List<Part> parts, List<Party> named) {}

    /// Entries to which the same would happen.
    ///
    /// @param heading "12 would be delisted"
    /// @param more how many are not shown
    record Part(String id, String heading, List<Item> items, int more) {}

    /// An entry.
    record Item(String reference, String name, List<Wording.Changed> changes) {
        static Item of(Prospect.Item item) {
            return new Item(item.reference(), item.name(), Wording.changes(item.changes()));
        }
    }

    /// An event.
    ///
    /// @param type in a word
    record EventLine(long sequence, String type, String designationId, String name, List<Wording.Changed> changes) {}

    /// A party as a text names it.
    ///
    /// @param does what the authority does to it
    /// @param facts what else the text says of it
    /// @param confidence of the rules, in percent
    /// @param quote the sentence that says so
    record Party(String name, String does, List<SourcePage.Fact> facts, int confidence, String quote) {}
}
