package io.tocsin.ingest.announcement;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.Link;
import io.tocsin.ingest.announcement.AlreadyListed.Found;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentArchive;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.notice.Findings;
import io.tocsin.ingest.notice.TextReader;
import io.tocsin.ingest.prose.Announcement;
import io.tocsin.ingest.prose.Extraction;
import io.tocsin.ingest.run.Decision;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.run.Runs.Result;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import io.tocsin.ingest.source.Watchbook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes announcements in: reads who is designated, and announces each party once however many texts say
/// so.
@ApplicationScoped
public class AnnouncementIntake {
    private final DocumentArchive archive;
    private final EventLog log;
    private final Runs runs;
    private final AnnouncedTable announced;
    private final AlreadyListed alreadyListed;
    private final OfficialWord officialWord;
    private final ReadTexts texts;
    private final Watchbook watchbook;
    private final AnnouncementConfig config;
    private final Clock clock;

    AnnouncementIntake(
            DocumentArchive archive,
            EventLog log,
            Runs runs,
            AnnouncedTable announced,
            AlreadyListed alreadyListed,
            OfficialWord officialWord,
            ReadTexts texts,
            Watchbook watchbook,
            AnnouncementConfig config,
            Clock clock) {
        this.archive = archive;
        this.log = log;
        this.runs = runs;
        this.announced = announced;
        this.alreadyListed = alreadyListed;
        this.officialWord = officialWord;
        this.texts = texts;
        this.watchbook = watchbook;
        this.config = config;
        this.clock = clock;
    }

    /// A run and what was read in its text.
    public record Reading(Run run, List<Extraction> designations) {}

    /// Takes in a text.
    ///
    /// @param document the bytes of the text as it came
    @Transactional
    public Reading receive(AnnouncementSource source, Announcement announcement, Document document, Received received) {
        Findings findings = TextReader.read(announcement);
        List<Extraction> extractions = findings.parties();
        log.lock();
        archive.keep(document, received.observedAt());
        Optional<String> before = texts.runOf(source.id(), received.sha256());
        if (before.isPresent()) {
            return unchanged(received, extractions, "This text was read before, in run " + before.get());
        }
        if (extractions.isEmpty() && findings.doubt() == null) {
            Reading nobody = unchanged(
                    received, extractions, "The text designates, amends or delists nobody that the rules can read");
            texts.put(
                    source.id(), received.url(), received.sha256(), nobody.run().id());
            return nobody;
        }
        Optional<String> doubt = doubt(source, findings);
        if (doubt.isPresent()) {
            Result held = new Result(Outcome.HELD, doubt.get(), null, 0, json(announcement), List.of(), List.of());
            Run run = runs.finish(received, held);
            texts.put(source.id(), received.url(), received.sha256(), run.id());
            return new Reading(run, extractions);
        }
        return publish(source, announcement, received, extractions);
    }

    /// Publishes what a held run read, whatever its confidence.
    ///
    /// @param held a run whose outcome is held and about which nothing was decided
    @Transactional
    public Reading release(AnnouncementSource source, Run held, String by, String reason) {
        Announcement announcement = announcementOf(held);
        List<Extraction> extractions = TextReader.read(announcement).parties();
        log.lock();
        runs.decide(held.id(), Decision.RELEASED, by, reason);
        return publish(source, announcement, Received.again(held), extractions);
    }

    /// Whom the text of a held run names: what its release would announce.
    public List<Extraction> wouldLead(Run held) {
        return TextReader.read(announcementOf(held)).parties();
    }

    /// Takes back what a run announced: the text never said so.
    ///
    /// @return the run that the withdrawal leads to
    @Transactional
    public Run withdraw(AnnouncementSource source, Run run, String by, String reason) {
        log.lock();
        runs.decide(run.id(), Decision.WITHDRAWN, by, reason);
        List<AnnouncedParty> taken = announced.ofRun(run.id()).stream()
                .filter(party -> party.standing() instanceof Standing.Told)
                .toList();
        List<DesignationEvent> events =
                taken.stream().<DesignationEvent>map(AnnouncedParty::withdrawn).toList();
        Run withdrawal = runs.finish(
                Received.again(run),
                new Result(Outcome.PUBLISHED, "withdraws run " + run.id(), null, 0, null, events, List.of()));
        Long first = withdrawal.firstSequence();
        Instant now = clock.instant();
        for (int i = 0; i < taken.size() && first != null; i++) {
            if (taken.get(i).standing() instanceof Standing.Told told) {
                announced.put(taken.get(i).after(events.get(i), first + i, told.withdrawn(now)));
            }
        }
        return withdrawal;
    }

    /// How many parties that a source announced stand.
    public int designations(String source) {
        return announced.standing(source);
    }

    private Reading publish(
            AnnouncementSource source, Announcement announcement, Received received, List<Extraction> extractions) {
        LocalDate seenOn = LocalDate.ofInstant(received.observedAt(), ZoneOffset.UTC);
        Announcing announcing = new Announcing(source, seenOn, config.sameActDays());
        List<Telling> all = new ArrayList<>();
        Set<DesignationId> told = new HashSet<>();
        for (Extraction extraction : extractions) {
            if (told.add(announcing.id(extraction))) { // A text may say it twice.
                all.add(telling(announcing, extraction));
            }
        }
        List<Telling> tellings = oneForEach(all);
        List<DesignationEvent> events = tellings.stream().map(Telling::event).toList();
        long first = log.lock().sequence() + 1;
        Sequel sequel = new Sequel(first + events.size());
        List<String> remarks = officialWord.follow(source, events, first, sequel);
        List<Stand> stands = new ArrayList<>();
        for (int i = 0; i < tellings.size(); i++) {
            stands.add(stand(source, received, tellings.get(i), first + i, sequel));
        }
        String remark = remarks.isEmpty() ? null : String.join("; ", remarks);
        Run run = runs.finish(
                received,
                new Result(
                        Outcome.PUBLISHED,
                        remark,
                        null,
                        0,
                        json(announcement),
                        events,
                        List.of(),
                        sequel.consequences()));
        stands.forEach(stand -> announced.put(stand.of(run, received)));
        texts.put(source.id(), received.url(), received.sha256(), run.id());
        watchbook.changed(source.id(), received.observedAt());
        return new Reading(run, extractions);
    }

    /// What a text says of one party.
    ///
    /// @param before the party as another text announced it, null where this one does
    /// @param listed the entry that a list already has of it, null where none has
    private record Telling(
            DesignationEvent event,
            @Nullable AnnouncedParty before,
            @Nullable Found listed) {
        /// The entry that says the same; null where none does.
        @Nullable
        Found borneOutBy() {
            return listed != null && listed.saysTheSame() ? listed : null;
        }

        double rank() {
            return listed == null ? 0 : listed.likeness().rank();
        }

        /// The telling where the entry says the same of another party.
        Telling awaiting() {
            return new Telling(event, before, listed == null ? null : listed.awaited());
        }
    }

    /// Of a text's parties an entry bears out one, the likeliest; the others await its change.
    private static List<Telling> oneForEach(List<Telling> tellings) {
        Map<DesignationId, Telling> likeliest = new HashMap<>();
        for (Telling telling : tellings) {
            if (telling.borneOutBy() instanceof Found entry) {
                likeliest.merge(entry.entry().id(), telling, (one, other) -> one.rank() >= other.rank() ? one : other);
            }
        }
        return tellings.stream()
                .map(telling ->
                        telling.borneOutBy() == null || likeliest.containsValue(telling) ? telling : telling.awaiting())
                .toList();
    }

    private Telling telling(Announcing announcing, Extraction extraction) {
        AnnouncementSource source = announcing.source();
        List<AnnouncedParty> namesakes = announced.named(source.id(), ActReference.slug(extraction.name()));
        Optional<AnnouncedParty> same = announcing.sameAct(extraction, namesakes);
        if (same.isPresent()) {
            return new Telling(announcing.restated(extraction, same.get()), same.get(), null);
        }
        Designation designation = announcing.designation(extraction, revision(announcing, extraction));
        Found found = source.official()
                ? alreadyListed.find(source, designation, extraction.action()).orElse(null)
                : null;
        List<Link> links = found == null ? List.of() : List.of(found.announcedBy());
        return new Telling(announcing.announced(designation, extraction.action(), links), null, found);
    }

    /// How a party stands after a text.
    ///
    /// @param event its last
    /// @param sequence of that event
    private record Stand(Telling telling, DesignationEvent event, long sequence, Standing standing) {
        AnnouncedParty of(Run run, Received received) {
            AnnouncedParty before = telling.before();
            if (before != null) {
                return before.after(event, sequence, standing);
            }
            Found listed = telling.listed();
            return new AnnouncedParty(
                    event.designation(),
                    event.action(),
                    run.id(),
                    sequence,
                    standing,
                    listed == null ? null : listed.entry().id(),
                    received.publishedAt(),
                    new Evidence(received.sha256(), received.url(), null, received.observedAt()));
        }
    }

    /// Where the list was faster, or the gazette itself speaks, the party is confirmed at once.
    private Stand stand(AnnouncementSource source, Received received, Telling telling, long sequence, Sequel sequel) {
        DesignationEvent event = telling.event();
        AnnouncedParty before = telling.before();
        if (before != null) {
            return new Stand(telling, event, sequence, before.standing());
        }
        Instant now = clock.instant();
        Instant published = received.publishedAt();
        Standing expected = Expectation.of(
                source,
                event.designation().legalBases(),
                published == null ? received.observedAt() : published,
                config.listWithin(),
                now);
        if (!(expected instanceof Standing.Open open)) {
            return new Stand(telling, event, sequence, expected);
        }
        if (telling.borneOutBy() instanceof Found listed) {
            DesignationEvent confirmed = Announcing.confirmed(event, List.of(listed.confirmedBy()));
            long number = sequel.add(confirmed, published, List.of(listed.document()));
            return new Stand(
                    telling,
                    confirmed,
                    number,
                    open.confirmed(now, listed.entry().id(), null));
        }
        if (source.gazette() && open instanceof Standing.AwaitingGazette) {
            DesignationEvent confirmed = Announcing.confirmed(event, List.of());
            return new Stand(
                    telling, confirmed, sequel.add(confirmed, published, List.of()), open.confirmed(now, null, null));
        }
        return new Stand(telling, event, sequence, open);
    }

    /// One above the last revision, where the same act was announced and withdrawn before.
    private int revision(Announcing announcing, Extraction extraction) {
        return announced
                .find(announcing.id(extraction))
                .map(known -> known.known().revision() + 1)
                .orElse(1);
    }

    private Reading unchanged(Received received, List<Extraction> extractions, String reason) {
        return new Reading(runs.finish(received, Result.without(Outcome.UNCHANGED, reason, null)), extractions);
    }

    /// Whether a text with these bytes was read and need not be read again; what was withdrawn since is not
    /// announced anew unless a person posts it.
    public boolean wasRead(String source, String sha256) {
        return texts.has(source, sha256);
    }

    /// Why a run with these findings would be held; empty where it would not.
    public Optional<String> doubt(AnnouncementSource source, Findings findings) {
        List<Extraction> extractions = findings.parties();
        String doubt = findings.doubt();
        if (!source.official() || doubt != null) {
            return Optional.ofNullable(doubt);
        }
        return extractions.stream()
                .filter(extraction -> extraction.confidence() < config.minConfidence())
                .map(extraction -> "confidence: " + extraction.confidence() + " for one of " + extractions.size()
                        + " parties, at least " + config.minConfidence() + " is asked")
                .findFirst();
    }

    private Announcement announcementOf(Run run) {
        try {
            return DesignationJson.MAPPER.readValue(runs.announcement(run.id()).orElseThrow(), Announcement.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the text of run " + run.id() + " cannot be read", e);
        }
    }

    private static String json(Announcement announcement) {
        try {
            return DesignationJson.MAPPER.writeValueAsString(announcement);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an announcement that cannot be written", e);
        }
    }
}
