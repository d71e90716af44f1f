package io.tocsin.ingest.ofac;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.ingest.channel.Answer;
import io.tocsin.ingest.channel.Channel;
import io.tocsin.ingest.channel.LookFailed;
import io.tocsin.ingest.channel.Visit;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// OFAC's list service: the history of publications, the delta of each, and the whole list once in a while. Every delta
/// that follows the accepted whole list is taken in order and once; where one cannot be had, nothing after it is taken.
///
/// At an address that is not the list service's, the whole list alone is looked at: a mirror has no history.
record ListService(Duration wholeEvery) implements Channel {
    /// OFAC's own; its times have no offset as a rule.
    private static final ZoneId WASHINGTON = ZoneId.of("America/New_York");

    /// A publication of the history.
    private record Publication(int id, Instant at) {
        LocalDate day() {
            return at.atZone(WASHINGTON).toLocalDate();
        }
    }

    /// What is remembered from look to look.
    ///
    /// @param publication up to which every delta is taken in, or contained in the accepted whole list
    /// @param wholeAt when the whole list was last looked at, null before the first time
    /// @param wanted the day of the last delta that did not fit, so that a whole list not older than it has to say
    /// how
    /// things are; null where all fitted
    private record Progress(
            int publication,
            @Nullable Instant wholeAt,
            @Nullable LocalDate wanted) {
        static final Progress NONE = new Progress(0, null, null);

        static Progress parse(String text) {
            String[] parts = text.split(";", -1);
            return parts.length == 3
                    ? new Progress(
                            Integer.parseInt(parts[0]),
                            parts[1].isEmpty() ? null : Instant.parse(parts[1]),
                            wanted(parts[2]))
                    : NONE;
        }

        /// An earlier version remembered no day: any whole list will do.
        private static @Nullable LocalDate wanted(String text) {
            return text.isEmpty() ? null : text.equals("wanted") ? LocalDate.EPOCH : LocalDate.parse(text);
        }

        Progress past(Publication taken, boolean fits) {
            return new Progress(taken.id(), wholeAt, fits ? wanted : taken.day());
        }

        /// The whole list was looked at.
        ///
        /// @param day of the accepted one
        Progress looked(Instant at, Optional<LocalDate> day) {
            boolean answered = wanted == null || day.isPresent() && !day.get().isBefore(wanted);
            return new Progress(publication, at, answered ? null : wanted);
        }

        boolean isWholeDue(Instant now, Duration every) {
            return wanted != null || wholeAt == null || !wholeAt.plus(every).isAfter(now);
        }

        @Override
        public String toString() {
            return publication + ";" + (wholeAt == null ? "" : wholeAt) + ";" + (wanted == null ? "" : wanted);
        }
    }

    @Override
    public void look(Visit visit) throws LookFailed, IOException, InterruptedException {
        if (!isListService(visit.address())) {
            Channel.wholeDocument().look(visit);
            return;
        }
        Progress progress = visit.remembered().map(Progress::parse).orElse(Progress.NONE);
        boolean due = progress.isWholeDue(visit.startedAt(), wholeEvery);
        if (visit.wholeList().isEmpty()) {
            progress = whole(visit, progress);
            due = false;
        }
        LookFailed failure = null;
        try {
            deltas(visit, progress);
        } catch (LookFailed e) {
            failure = e;
        }
        if (due) {
            // Even where the history fails: the whole list has all of it.
            whole(visit, visit.remembered().map(Progress::parse).orElse(progress));
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static boolean isListService(URI address) {
        String path = String.valueOf(address.getPath());
        return path.startsWith("/api/PublicationPreview/exports/") || path.startsWith("/api/download/");
    }

    private static Progress whole(Visit visit, Progress progress) throws LookFailed, InterruptedException {
        Optional<Answer> whole = visit.changed();
        if (whole.isPresent()) {
            visit.list(whole.get());
        }
        Progress done = progress.looked(visit.startedAt(), visit.wholeList());
        visit.remember(done.toString());
        return done;
    }

    private static void deltas(Visit visit, Progress from) throws LookFailed, IOException, InterruptedException {
        Optional<LocalDate> whole = visit.wholeList();
        if (whole.isEmpty()) {
            return;
        }
        Progress progress = from;
        for (Publication publication : history(visit, from, whole.get())) {
            if (publication.id() <= progress.publication()) {
                continue;
            }
            if (publication.day().isBefore(whole.get())) {
                progress = progress.past(publication, true);
                continue;
            }
            if (!visit.mayAsk()) {
                break;
            }
            Answer delta = visit.ask(visit.address().resolve("/changes/" + publication.id()));
            boolean fits = visit.delta(delta, Integer.toString(publication.id()), publication.at());
            progress = progress.past(publication, fits);
            visit.remember(progress.toString());
        }
        visit.remember(progress.toString());
    }

    /// The publications of this year, and of the last one where this year's do not reach back to what was taken in.
    private static List<Publication> history(Visit visit, Progress from, LocalDate whole)
            throws LookFailed, IOException, InterruptedException {
        int year = visit.startedAt().atZone(WASHINGTON).getYear();
        List<Publication> publications = new ArrayList<>(history(visit, year));
        boolean reachesBack = publications.stream()
                .anyMatch(one -> one.id() <= from.publication() || one.day().isBefore(whole));
        if (!reachesBack) {
            publications.addAll(history(visit, year - 1));
        }
        publications.sort(Comparator.comparingInt(Publication::id));
        return publications;
    }

    private static List<Publication> history(Visit visit, int year)
            throws LookFailed, IOException, InterruptedException {
        URI address = visit.address().resolve("/changes/history/" + year);
        JsonNode found = visit.ask(address).json();
        if (!found.isArray()) {
            throw new LookFailed(address + " is no list of publications");
        }
        List<Publication> publications = new ArrayList<>();
        for (JsonNode one : found) {
            int id = one.path("publicationID").asInt(one.path("publicationId").asInt());
            Instant at = time(one.path("datePublished").asText());
            if (id <= 0 || at == null) {
                throw new LookFailed(address + " has a publication without number or date: " + one);
            }
            publications.add(new Publication(id, at));
        }
        return publications;
    }

    private static @Nullable Instant time(String text) {
        try {
            return LocalDateTime.parse(text).atZone(WASHINGTON).toInstant();
        } catch (DateTimeException e) {
            // It may have an offset, or be a day alone.
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            LocalDate day = OfacDates.day(text);
            return day == null ? null : day.atStartOfDay(WASHINGTON).toInstant();
        }
    }
}
