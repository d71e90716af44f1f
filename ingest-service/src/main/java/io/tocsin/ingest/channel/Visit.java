package io.tocsin.ingest.channel;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// One look at one source, as its channel sees it: asking within the limits that are configured, a memory
/// from look to look, and a place for what was found.
public interface Visit {
    /// The source's own address.
    URI address();

    /// When the look began.
    Instant startedAt();

    /// Asks for the document at the source's own address; empty where it is what it was when a look last
    /// ended well. The visit closes the answer.
    ///
    /// @throws LookFailed where there is no document, or the look has reached a limit
    Optional<Answer> changed() throws LookFailed, InterruptedException;

    /// Asks for the document at an address: at the source's own host or one of its allowed hosts. The visit
    /// closes the answer.
    ///
    /// @throws LookFailed likewise
    Answer ask(URI address) throws LookFailed, InterruptedException;

    /// Whether this look may ask again. A channel that has more to read than one look may ask for ends
    /// here, remembers how far it came, and goes on at the next.
    boolean mayAsk();

    /// How many texts one look takes at most.
    int maxTexts();

    /// What was remembered last; empty at the first look.
    Optional<String> remembered();

    /// Remembers this for the looks to come. It is kept at once and apart from what is handed over: what
    /// was handed over just before a crash is handed over again, and nothing happens twice by that.
    void remember(String cursor);

    /// Hands over the whole list.
    ///
    /// @throws LookFailed where the document is unreadable, rejected or held; that is on record then
    void list(Answer whole) throws LookFailed;

    /// Hands over what the list's authority says has changed in it since the publication before. They come
    /// in order, and each at most once.
    ///
    /// @param publicationId the authority's own number of it
    /// @param publishedAt when the authority published it
    /// @throws LookFailed where the list does not carry the change afterwards, which is on record; later
    ///     publications must not be handed over then
    void delta(Answer delta, String publicationId, Instant publishedAt) throws LookFailed;

    /// Hands over a text. One that was read before, to the byte, changes nothing; one that cannot be read is
    /// put on record with its bytes and stops no other.
    void text(Text text) throws IOException;
}
