package io.tocsin.ingest.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.ingest.console.Frame.Section;
import io.tocsin.ingest.console.Overview.Line;
import io.tocsin.ingest.console.Overview.Waiting;
import io.tocsin.ingest.console.SourcePage.Fact;
import io.tocsin.ingest.desk.SourceDesk;
import io.tocsin.ingest.desk.SourceView;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.log.Relay;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final RecentChanges recent;
    private final EventLog log;
    private final Relay relay;
    private final Clock clock;

    SourcePages(
            Console console,
            ConsoleConfig config,
            Catalogue catalogue,
            SourceDesk desk,
            Runs runs,
            RecentChanges recent,
            EventLog log,
            Relay relay,
            Clock clock) {
        this.console = console;
        this.config = config;
        this.catalogue = catalogue;
        this.desk = desk;
        this.runs = runs;
        this.recent = recent;
        this.log = log;
        this.relay = relay;
        this.clock = clock;
    }

    @GET
    public TemplateInstance all() {
        return Pages.sources(console.frame("Sources", Section.SOURCES), overview());
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
                Line.of(view, recent.until(LocalDate.ofInstant(now, ZoneOffset.UTC)), now),
                Moment.of(view.lastVerifiedAt(), now),
                facts(source),
                runs.lastHeld(id).map(Run::id).orElse(null));
        List<RunLine> lines = runs.page(id, Long.MAX_VALUE, RUNS_OF_A_SOURCE).items().stream()
                .map(run -> RunLine.of(run, now))
                .toList();
        return Pages.source(console.frame(source.title(), Section.SOURCES), page, lines);
    }

    private Overview overview() {
        Instant now = clock.instant();
        Map<String, List<Integer>> changes = recent.until(LocalDate.ofInstant(now, ZoneOffset.UTC));
        return new Overview(
                runs.waiting(config.waiting()).stream()
                        .map(run -> waiting(run, now))
                        .toList(),
                catalogue.all().stream()
                        .map(source -> Line.of(desk.view(source), changes, now))
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

    private List<Fact> facts(Source source) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Authority", source.authority()));
        facts.add(new Fact(
                "Publishes",
                switch (source) {
                    case Source.ListSource list -> "whole lists";
                    case Source.AnnouncementSource texts ->
                        texts.official() ? "announcements" : "reports: leads, never designations";
                }));
        catalogue.settings(source.id()).ifPresent(settings -> watching(source, settings, facts));
        return facts;
    }

    private void watching(Source source, Settings settings, List<Fact> facts) {
        settings.url().ifPresent(url -> facts.add(new Fact("Address", url.toString())));
        if (catalogue.watched(source.id())) {
            facts.add(new Fact("Looked at", "every " + Wording.duration(settings.every())));
            facts.add(new Fact("Stale", "after " + Wording.duration(settings.staleAfter())));
        } else {
            facts.add(new Fact("Looked at", "not by itself: documents come by hand"));
        }
        switch (source) {
            case Source.ListSource list ->
                facts.add(new Fact("First snapshot", "at least " + Wording.entries(settings.floor())));
            case Source.AnnouncementSource texts -> {}
        }
    }
}
