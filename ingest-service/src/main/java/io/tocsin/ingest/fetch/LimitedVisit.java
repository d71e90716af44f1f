package io.tocsin.ingest.fetch;

import io.tocsin.ingest.channel.Answer;
import io.tocsin.ingest.channel.LookFailed;
import io.tocsin.ingest.channel.Text;
import io.tocsin.ingest.channel.Visit;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import io.tocsin.ingest.source.Source.ListSource;
import io.tocsin.ingest.source.SourceConfig.Settings;
import io.tocsin.ingest.source.Watchbook;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One look: it asks until a limit of time, bytes or documents is reached. Of one thread.
final class LimitedVisit implements Visit, AutoCloseable {
    private final Source source;
    private final URI address;
    private final Set<String> hosts;
    private final Instant startedAt;
    private final long startedAtNanos = System.nanoTime();
    private final Fetcher fetcher;
    private final Intakes intakes;
    private final Watchbook watchbook;
    private final FetchConfig config;
    private final long maxDocumentBytes;
    private final List<Document> open = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private int asked;
    private long received;
    private Fetched.@Nullable Body changed;

    LimitedVisit(
            Source source,
            Settings settings,
            Instant startedAt,
            Fetcher fetcher,
            Intakes intakes,
            Watchbook watchbook,
            FetchConfig config,
            long maxDocumentBytes) {
        this.source = source;
        this.address = settings.url().orElseThrow();
        this.hosts = Set.copyOf(settings.hosts().orElse(List.of()));
        this.startedAt = startedAt;
        this.fetcher = fetcher;
        this.intakes = intakes;
        this.watchbook = watchbook;
        this.config = config;
        this.maxDocumentBytes = maxDocumentBytes;
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public Instant startedAt() {
        return startedAt;
    }

    @Override
    public Optional<Answer> changed() throws LookFailed, InterruptedException {
        Watchbook.Page page = watchbook.page(source.id());
        return switch (fetch(address, page.etag(), page.lastModified())) {
            case Fetched.Unreachable unreachable -> throw failure(unreachable);
            case Fetched.NotModified same -> Optional.empty();
            case Fetched.Body body -> {
                changed = body;
                yield Optional.of(answer(body));
            }
        };
    }

    @Override
    public Answer ask(URI wanted) throws LookFailed, InterruptedException {
        if (!Fetcher.allowed(wanted, address, hosts)) {
            throw new LookFailed(wanted + " is neither at the source's host nor at one of its allowed hosts");
        }
        return switch (fetch(wanted, null, null)) {
            case Fetched.Unreachable unreachable -> throw failure(unreachable);
            case Fetched.NotModified same ->
                throw new LookFailed(wanted + " answered 304 to a question without condition");
            case Fetched.Body body -> answer(body);
        };
    }

    @Override
    public boolean mayAsk() {
        return asked < config.maxDocuments() && bytesLeft() > 0 && timeLeft().isPositive();
    }

    @Override
    public int maxTexts() {
        return config.maxTexts();
    }

    @Override
    public Optional<String> remembered() {
        return watchbook.remembered(source.id());
    }

    @Override
    public void remember(String cursor) {
        watchbook.remember(source.id(), cursor);
    }

    @Override
    public void list(Answer whole) throws LookFailed {
        intakes.list(listSource(), whole, startedAt);
    }

    @Override
    public void delta(Answer delta, String publicationId, Instant publishedAt) throws LookFailed {
        intakes.delta(listSource(), delta, publicationId, publishedAt, startedAt);
    }

    @Override
    public void text(Text text) throws IOException {
        switch (source) {
            case AnnouncementSource texts ->
                intakes.text(texts, text, startedAt, config.maxTextSize().asLongValue())
                        .ifPresent(troubles::add);
            case ListSource list -> throw new IllegalStateException(list.id() + " is a list and has no texts");
        }
    }

    /// What could not be taken in, a sentence each; more than the first is counted.
    Optional<String> trouble() {
        return troubles.stream()
                .findFirst()
                .map(first -> troubles.size() == 1 ? first : first + " (and " + (troubles.size() - 1) + " more)");
    }

    /// The document at the source's own address, where it was another than before.
    Optional<Fetched.Body> changedDocument() {
        return Optional.ofNullable(changed);
    }

    @Override
    public void close() {
        open.forEach(Document::close);
    }

    private Fetched fetch(URI url, @Nullable String etag, @Nullable String lastModified)
            throws LookFailed, InterruptedException {
        if (!mayAsk()) {
            throw new LookFailed("The look has reached a limit before " + url + ": " + asked + " documents, " + received
                    + " bytes, " + elapsed().toSeconds() + " s");
        }
        asked++;
        return fetcher.fetch(new Fetcher.Request(
                url, etag, lastModified, hosts, timeLeft(), Math.min(maxDocumentBytes, bytesLeft())));
    }

    private Answer answer(Fetched.Body body) {
        open.add(body.document());
        received += body.document().size();
        return new Answer(
                body.document(),
                body.url(),
                Math.toIntExact(config.maxTextSize().asLongValue()));
    }

    private static LookFailed failure(Fetched.Unreachable unreachable) {
        Duration retryAfter = unreachable.retryAfter();
        return retryAfter == null ? new LookFailed(unreachable.why()) : LookFailed.until(unreachable.why(), retryAfter);
    }

    private ListSource listSource() {
        return switch (source) {
            case ListSource list -> list;
            case AnnouncementSource texts -> throw new IllegalStateException(texts.id() + " is no list");
        };
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAtNanos);
    }

    private Duration timeLeft() {
        return config.timeLimit().minus(elapsed());
    }

    private long bytesLeft() {
        return config.maxBytes().asLongValue() - received;
    }
}
