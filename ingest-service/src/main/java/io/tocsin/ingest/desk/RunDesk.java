package io.tocsin.ingest.desk;

import io.tocsin.ingest.announcement.AnnouncementIntake;
import io.tocsin.ingest.list.ListIntake;
import io.tocsin.ingest.list.UnreadableRun;
import io.tocsin.ingest.run.Decision;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Carries out what an operator decides about a run, who gives a reason for it. What cannot be decided is
/// a problem that says why.
@ApplicationScoped
public class RunDesk {
    private final Runs runs;
    private final Catalogue catalogue;
    private final ListIntake lists;
    private final AnnouncementIntake announcements;

    RunDesk(Runs runs, Catalogue catalogue, ListIntake lists, AnnouncementIntake announcements) {
        this.runs = runs;
        this.catalogue = catalogue;
        this.lists = lists;
        this.announcements = announcements;
    }

    /// The run of that id; a problem where there is none.
    public Run run(String id) {
        return runs.find(id).orElseThrow(() -> Problems.unknownRun(id));
    }

    /// Publishes a held run, whatever the guard says.
    ///
    /// @return the run that the release leads to
    public Run release(String id, String by, @Nullable String given) {
        Run held = undecided(id);
        String reason = reason(given);
        try {
            return switch (source(held)) {
                case Source.ListSource list -> lists.release(list, held, by, reason);
                case Source.AnnouncementSource texts ->
                    announcements.release(texts, held, by, reason).run();
            };
        } catch (UnreadableRun e) {
            throw Problems.unreadable(e);
        }
    }

    /// Puts on record that a held run is not published.
    public Run reject(String id, String by, @Nullable String given) {
        Run held = undecided(id);
        return runs.decide(held.id(), Decision.REJECTED, by, reason(given));
    }

    /// Takes back what a run announced.
    ///
    /// @return the run that the withdrawal leads to
    public Run withdraw(String id, String by, @Nullable String given) {
        Run run = run(id);
        if (!withdrawable(run)) {
            throw Problems.wrongState("Only a run that published announcements, once, can be withdrawn");
        }
        return switch (source(run)) {
            case Source.ListSource list ->
                throw Problems.wrongState("A list is not withdrawn: post the list as it is now, or wait for it");
            case Source.AnnouncementSource texts -> announcements.withdraw(texts, run, by, reason(given));
        };
    }

    /// Whether a run published announcements that were not taken back.
    public static boolean withdrawable(Run run) {
        return run.outcome() == Outcome.PUBLISHED && run.announced() > 0 && run.decision() != Decision.WITHDRAWN;
    }

    private Run undecided(String id) {
        Run run = run(id);
        if (run.outcome() != Outcome.HELD || run.decision() != null) {
            throw Problems.wrongState("Run " + id + " has outcome " + run.outcome()
                    + (run.decision() == null ? "" : " and was " + run.decision())
                    + "; only a held run about which nothing was decided can be");
        }
        return run;
    }

    private static String reason(@Nullable String given) {
        if (given == null || given.isBlank()) {
            throw Problems.badRequest("The body must have a reason: {\"by\": \"...\", \"reason\": \"...\"}");
        }
        return given;
    }

    private Source source(Run run) {
        return catalogue.find(run.source()).orElseThrow(() -> Problems.unknownSource(run.source()));
    }
}
