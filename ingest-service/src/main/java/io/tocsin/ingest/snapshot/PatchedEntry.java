package io.tocsin.ingest.snapshot;

import io.tocsin.designation.Designation;
import io.tocsin.designation.event.DesignationEvent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An entry that a delta changed after the last whole list: as it is known, and as that list had it. The next whole
/// list confirms it, corrects it, or is older than the delta and says nothing of it.
///
/// @param known as the delta left it
/// @param listed whether it is on the list
/// @param whole as the last whole list had it; null where that did not have it
/// @param wholeFingerprint likewise
/// @param mark the last delta that changed it
public record PatchedEntry(
        Designation known, boolean listed, @Nullable Designation whole, byte @Nullable [] wholeFingerprint, Mark mark) {

    /// Which delta.
    ///
    /// @param runId of the delta
    /// @param publication what people call it
    /// @param publishedOn the day of its publication
    public record Mark(String runId, String publication, LocalDate publishedOn) {
        private static final Pattern NUMBERED = Pattern.compile("publication ([0-9]{1,18})");

        /// Whether it was published after another delta; of one day, where both have numbers.
        public boolean isLaterThan(LocalDate day, String publication) {
            if (!publishedOn.equals(day)) {
                return publishedOn.isAfter(day);
            }
            Matcher own = NUMBERED.matcher(this.publication);
            Matcher other = NUMBERED.matcher(publication);
            return own.matches() && other.matches() && Long.parseLong(own.group(1)) > Long.parseLong(other.group(1));
        }
    }

    /// The whole list that comes after.
    ///
    /// @param publishedOn the day that it states, null where it states none
    /// @param sinceWhole how an entry compares with the whole list before
    /// @param sinceDelta how an entry compares with what a delta left
    public record WholeList(@Nullable LocalDate publishedOn, EntryDifference sinceWhole, EntryDifference sinceDelta) {
        boolean isLaterThan(Mark mark) {
            return publishedOn != null && publishedOn.isAfter(mark.publishedOn());
        }

        boolean isEarlierThan(Mark mark) {
            return sinceWhole instanceof EntryDifference.BetterParser
                    || publishedOn != null && publishedOn.isBefore(mark.publishedOn());
        }
    }

    /// What the whole list means for the entry.
    public sealed interface Finding {
        /// The list is older than the delta: it changes nothing.
        record Older() implements Finding {}

        /// The list says of the entry what the delta said.
        ///
        /// @param outcome without events
        record Agrees(EntryOutcome outcome) implements Finding {}

        /// The list says otherwise.
        ///
        /// @param outcome the events that set it right
        /// @param repair whether the list is later than the delta, which was wrong then
        record Differs(EntryOutcome outcome, boolean repair) implements Finding {}
    }

    /// The list has the entry.
    public Finding in(WholeList list, byte[] fingerprint, Designation read) {
        if (list.isEarlierThan(mark) || !list.isLaterThan(mark) && isAsBefore(list, fingerprint, read)) {
            return new Finding.Older();
        }
        EntryOutcome outcome = listed
                ? list.sinceDelta().of(new EntryState(known, null), read)
                : EntryDifference.listed(read, false, known.revision() + 1);
        return outcome.events().isEmpty()
                ? new Finding.Agrees(outcome)
                : new Finding.Differs(outcome, list.isLaterThan(mark));
    }

    /// The list does not have the entry.
    public Finding notIn(WholeList list) {
        if (list.isEarlierThan(mark) || !list.isLaterThan(mark) && whole == null) {
            return new Finding.Older();
        }
        EntryState state = new EntryState(known, null);
        return listed
                ? new Finding.Differs(EntryDifference.delisted(state), list.isLaterThan(mark))
                : new Finding.Agrees(new EntryOutcome(state, List.of()));
    }

    private boolean isAsBefore(WholeList list, byte[] fingerprint, Designation read) {
        if (whole == null) {
            return false;
        }
        return Arrays.equals(fingerprint, wholeFingerprint)
                || list.sinceWhole().of(new EntryState(whole, null), read).events().stream()
                        .noneMatch(event -> event instanceof DesignationEvent.Amended);
    }
}
