package io.tocsin.ingest.console;

import io.tocsin.console.Figures;
import io.tocsin.ingest.announcement.AnnouncementIntake;
import io.tocsin.ingest.console.RunPage.Ask;
import io.tocsin.ingest.console.RunPage.Item;
import io.tocsin.ingest.console.RunPage.Part;
import io.tocsin.ingest.console.RunPage.Party;
import io.tocsin.ingest.list.ListIntake;
import io.tocsin.ingest.list.Prospect;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import io.tocsin.ingest.source.Source.ListSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts before an operator what a release would publish.
@ApplicationScoped
class Asking {
    private final Catalogue catalogue;
    private final ListIntake lists;
    private final AnnouncementIntake announcements;
    private final ConsoleConfig config;

    Asking(Catalogue catalogue, ListIntake lists, AnnouncementIntake announcements, ConsoleConfig config) {
        this.catalogue = catalogue;
        this.lists = lists;
        this.announcements = announcements;
        this.config = config;
    }

    /// What has to be decided about a run; null where nothing has.
    @Nullable
    Ask about(Run run) {
        if (run.outcome() != Outcome.HELD || run.decision() != null) {
            return null;
        }
        return switch (catalogue.find(run.source()).orElseThrow(() -> NoSuchThing.source(run.source()))) {
            case ListSource list -> list(list, run);
            case AnnouncementSource texts -> text(run);
        };
    }

    private Ask list(ListSource list, Run run) {
        try {
            return of(lists.wouldLead(list, run, config.named()));
        } catch (UnreadableDocument e) {
            String why = e.where() + ": " + e.getMessage();
            return new Ask("nothing: the document cannot be read any more", Mark.of(why), why, List.of(), List.of());
        }
    }

    private static Ask of(Prospect prospect) {
        List<Part> parts = Stream.of(
                        part("delisted", "would be delisted", prospect.delisted()),
                        part("listed", "would be listed", prospect.listed()),
                        part("amended", "would be amended", prospect.amended()),
                        part("rekeyed", "would get another reference", prospect.rekeyed()),
                        part("restated", "would be restated: more is known, nothing is news", prospect.restated()))
                .filter(part -> !part.items().isEmpty())
                .toList();
        String publishes = Wording.publishes(prospect);
        String read = parts.stream()
                .flatMap(part -> part.items().stream().map(item -> part.id() + " " + item))
                .collect(Collectors.joining("\n"));
        return new Ask(publishes, Mark.of(publishes, read), null, parts, List.of());
    }

    private static Part part(String id, String what, Prospect.Part part) {
        return new Part(
                id,
                Figures.number(part.total()) + " " + what,
                part.first().stream().map(Item::of).toList(),
                part.more());
    }

    private Ask text(Run run) {
        List<Party> named = Parties.of(announcements.wouldLead(run));
        String publishes = "what the text says of " + Parties.count(named.size());
        return new Ask(publishes, Mark.of(named.toString()), null, List.of(), named);
    }
}
