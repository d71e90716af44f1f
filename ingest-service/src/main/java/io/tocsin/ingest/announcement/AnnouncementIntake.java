package io.tocsin.ingest.announcement;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.ingest.announcement.AnnouncedTable.Announced;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentArchive;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.prose.Announcement;
import io.tocsin.ingest.prose.Extraction;
import io.tocsin.ingest.prose.ProseReader;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    private final ReadTexts texts;
    private final Watchbook watchbook;
    private final AnnouncementConfig config;

    AnnouncementIntake(
            DocumentArchive archive,
            EventLog log,
            Runs runs,
            AnnouncedTable announced,
            ReadTexts texts,
            Watchbook watchbook,
            AnnouncementConfig config) {
        this.archive = archive;
        this.log = log;
        this.runs = runs;
        this.announced = announced;
        this.texts = texts;
        this.watchbook = watchbook;
        this.config = config;
    }

    /// A run and what was read in its text.
    public record Reading(Run run, List<Extraction> designations) {}

    /// Takes in a text.
    ///
    /// @param document the bytes of the text as it came
    @Transactional
    public Reading receive(AnnouncementSource source, Announcement announcement, Document document, Received received) {
        List<Extraction> extractions = ProseReader.read(announcement);
        log.lock();
        archive.keep(document, received.observedAt());
        Optional<String> before = texts.runOf(source.id(), received.sha256());
        if (before.isPresent()) {
            return unchanged(received, extractions, "This text was read before, in run " + before.get());
        }
        if (extractions.isEmpty()) {
            Reading nobody = unchanged(
                    received, extractions, "The text designates, amends or delists nobody that the rules can read");
            texts.put(
                    source.id(), received.url(), received.sha256(), nobody.run().id());
            return nobody;
        }
        Optional<String> doubt = doubt(source, extractions);
        if (doubt.isPresent()) {
            watchbook.held(source.id(), received.observedAt());
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
        List<Extraction> extractions = ProseReader.read(announcement);
        log.lock();
        runs.decide(held.id(), Decision.RELEASED, by, reason);
        Received received =
                new Received(source.id(), held.documentSha256(), held.url(), held.publishedAt(), held.observedAt());
        return publish(source, announcement, received, extractions);
    }

    /// Whom the text of a held run names: what its release would announce.
    public List<Extraction> wouldLead(Run held) {
        return ProseReader.read(announcementOf(held));
    }

    /// Takes back what a run announced: the text never said so.
    ///
    /// @return the run that the withdrawal leads to
    @Transactional
    public Run withdraw(AnnouncementSource source, Run run, String by, String reason) {
        log.lock();
        runs.decide(run.id(), Decision.WITHDRAWN, by, reason);
        List<Announced> taken = announced.ofRun(run.id());
        List<DesignationEvent> events =
                taken.stream().map(Announcing::withdrawn).toList();
        Received received =
                new Received(source.id(), run.documentSha256(), run.url(), run.publishedAt(), run.observedAt());
        Run withdrawal = runs.finish(
                received, new Result(Outcome.PUBLISHED, "withdraws run " + run.id(), null, 0, null, events, List.of()));
        keep(withdrawal, events, taken.stream().map(Announced::runId).toList());
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
        List<DesignationEvent> events = new ArrayList<>();
        List<@Nullable String> announcedBy = new ArrayList<>();
        Set<DesignationId> told = new HashSet<>();
        for (Extraction extraction : extractions) {
            if (!told.add(announcing.id(extraction))) {
                continue; // The text says it twice.
            }
            List<Announced> namesakes = announced.named(source.id(), ActReference.slug(extraction.name()));
            Optional<Announced> same = announcing.sameAct(extraction, namesakes);
            events.add(same.map(known -> announcing.restated(extraction, known))
                    .orElseGet(() -> announcing.announced(extraction, revision(announcing, extraction))));
            announcedBy.add(same.map(Announced::runId).orElse(null));
        }
        Run run = runs.finish(
                received, new Result(Outcome.PUBLISHED, null, null, 0, json(announcement), events, List.of()));
        keep(run, events, announcedBy);
        texts.put(source.id(), received.url(), received.sha256(), run.id());
        watchbook.verified(source.id(), received.observedAt(), true);
        return new Reading(run, extractions);
    }

    /// One above the last revision, where the same act was announced and withdrawn before.
    private int revision(Announcing announcing, Extraction extraction) {
        return announced
                .find(announcing.id(extraction))
                .map(known -> known.known().revision() + 1)
                .orElse(1);
    }

    /// @param announcedBy for each event the run that first announced its party, null where this one does
    private void keep(Run run, List<DesignationEvent> events, List<? extends @Nullable String> announcedBy) {
        Long first = run.firstSequence();
        for (int i = 0; i < events.size() && first != null; i++) {
            DesignationEvent event = events.get(i);
            String by = announcedBy.get(i);
            announced.put(new Announced(event.designation(), event.action(), by == null ? run.id() : by, first + i));
        }
    }

    private Reading unchanged(Received received, List<Extraction> extractions, String reason) {
        watchbook.verified(received.source(), received.observedAt(), false);
        return new Reading(runs.finish(received, Result.without(Outcome.UNCHANGED, reason, null)), extractions);
    }

    /// Whether a text with these bytes was read and need not be read again.
    public boolean wasRead(String source, String sha256) {
        return texts.runOf(source, sha256).isPresent();
    }

    /// Whether a run with these extractions would be held.
    public boolean doubted(AnnouncementSource source, List<Extraction> extractions) {
        return doubt(source, extractions).isPresent();
    }

    private Optional<String> doubt(AnnouncementSource source, List<Extraction> extractions) {
        return !source.official()
                ? Optional.empty()
                : extractions.stream()
                        .filter(extraction -> extraction.confidence() < config.minConfidence())
                        .map(extraction -> "confidence: " + extraction.confidence() + " for one of "
                                + extractions.size() + " parties, at least " + config.minConfidence() + " is asked")
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
