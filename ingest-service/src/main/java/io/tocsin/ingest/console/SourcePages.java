package io.tocsin.ingest.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.console.Figures;
import io.tocsin.console.Moment;
import io.tocsin.ingest.console.Overview.Line;
import io.tocsin.ingest.console.Overview.Waiting;
import io.tocsin.ingest.console.SourcePage.Fact;
import io.tocsin.ingest.desk.SourceDesk;
import io.tocsin.ingest.desk.SourceView;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.log.LogRelay;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.SourceConfig.Settings;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The sources: all at one look, and each with its particulars.
@Path("/")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class SourcePages {
    private static final int RUNS_OF_A_SOURCE = 10;

    private final Console console;
    private final ConsoleConfig config;
    private final Catalogue catalogue;
    private final SourceDesk desk;
    private final Runs runs;
    private final EventLog log;
    private final LogRelay relay;
    private final Clock clock;

    SourcePages(
            Console console,
            ConsoleConfig config,
            Catalogue catalogue,
            SourceDesk desk,
            Runs runs,
            EventLog log,
            LogRelay relay,
            Clock clock) {
        this.console = console;
        this.config = config;
        this.catalogue = catalogue;
        this.desk = desk;
        this.runs = runs;
        this.log = log;
        this.relay = relay;
        this.clock = clock;
    }

    @GET
    public TemplateInstance all() {
        return Pages.sources(console.frame("Sources", Console.SOURCES), overview());
    }

    /// The overview alone, as it is now.
    ///
    /// @param waiting how many waiting runs the page shows; only where that changed something is said
    /// aloud
    @GET
    @Path("/overview")
    public TemplateInstance refreshed(@QueryParam("waiting") @DefaultValue("0") int waiting) {
        return Pages.sources$refreshed(overview().after(waiting));
    }

    @GET
    @Path("/sources/{id}")
    public TemplateInstance one(@PathParam("id") String id) {
        Source source = catalogue.find(id).orElseThrow(() -> NoSuchThing.source(id));
        Instant now = clock.instant();
        SourceView view = desk.view(source);
        SourcePage page = new SourcePage(
                Line.of(view, now),
                Moment.of(view.lastVerifiedAt(), now),
                facts(source, view),
                runs.lastHeld(id).map(Run::id).orElse(null));
        List<RunLine> lines = runs.page(id, Long.MAX_VALUE, RUNS_OF_A_SOURCE).items().stream()
                .map(run -> RunLine.of(run, now))
                .toList();
        return Pages.source(console.frame(source.title(), Console.SOURCES), page, lines);
    }

    private Overview overview() {
        Instant now = clock.instant();
        return new Overview(
                runs.waiting(config.waiting()).stream()
                        .map(run -> waiting(run, now))
                        .toList(),
                desk.views(catalogue.all()).stream()
                        .map(view -> Line.of(view, now))
                        .toList(),
                Overview.Log.of(log.head(), relay.lag()),
                config.refresh().toSeconds(),
                null);
    }

    private Waiting waiting(Run run, Instant now) {
        return new Waiting(
                run.id(),
                run.source(),
                catalogue.find(run.source()).map(Source::title).orElse(run.source()),
                run.reason(),
                Objects.requireNonNull(Moment.of(run.observedAt(), now)));
    }

    private List<Fact> facts(Source source, SourceView view) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Authority", source.authority()));
        facts.add(new Fact(
                "Publishes",
                switch (source) {
                    case Source.ListSource list -> "whole lists";
                    case Source.AnnouncementSource texts ->
                        texts.official() ? "announcements" : "reports: leads, never designations";
                }));
        rhythm(view, facts);
        catalogue.settings(source.id()).ifPresent(settings -> watching(source, view, settings, facts));
        return facts;
    }

    private static void rhythm(SourceView view, List<Fact> facts) {
        Long typical = view.typicalQuietSeconds();
        if (typical != null) {
            facts.add(new Fact(
                    "Changes",
                    "every " + Figures.about(Duration.ofSeconds(typical))
                            + (view.unusuallyQuiet() ? "; it has not changed for longer than it ever has" : "")));
        }
        Long median = view.lag().medianSeconds();
        if (median != null) {
            facts.add(new Fact(
                    "From announcement to list",
                    Figures.about(Duration.ofSeconds(median)) + ", the median of the last "
                            + view.lag().count()));
        }
    }

    private void watching(Source source, SourceView view, Settings settings, List<Fact> facts) {
        settings.url().ifPresent(url -> facts.add(new Fact("Address", url.toString())));
        if (catalogue.watched(source.id())) {
            facts.add(new Fact("Looked at", "every " + Figures.duration(settings.every())));
            Long staleAfter = view.staleAfterSeconds();
            if (staleAfter != null) {
                facts.add(new Fact("Stale", "after " + Figures.duration(Duration.ofSeconds(staleAfter))));
            }
        } else {
            facts.add(new Fact("Looked at", "not by itself: documents come by hand"));
        }
        switch (source) {
            case Source.ListSource list ->
                facts.add(new Fact("First snapshot", "at least " + Figures.entries(settings.floor())));
            case Source.AnnouncementSource texts -> {}
        }
    }
}
