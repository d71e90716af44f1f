package io.tocsin.ingest.announcement;

import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.Status;
import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.Link;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A party that was read in a text, and how it stands.
///
/// @param known its designation at its last revision
/// @param runId the run that announced it
/// @param sequence of its last event
/// @param entry the list entry of the same party that was there when it was announced, null where none was
/// @param publishedAt when the text was published, null where unknown
/// @param evidence the text
record AnnouncedParty(
        Designation known,
        Action action,
        String runId,
        long sequence,
        Standing standing,
        @Nullable DesignationId entry,
        @Nullable Instant publishedAt,
        Evidence evidence) {

    DesignationId id() {
        return known.id();
    }

    /// When it was announced; where the text does not tell, when it was read.
    Instant announcedAt() {
        return publishedAt == null ? evidence.retrievedAt() : publishedAt;
    }

    /// A list entry or gazette notice says the same.
    DesignationEvent.Confirmed confirmed(List<Link> links) {
        return new DesignationEvent.Confirmed(action, next(Status.CONFIRMED), links);
    }

    /// The authority says otherwise.
    DesignationEvent.Contradicted contradicted(List<Link> links) {
        return new DesignationEvent.Contradicted(action, next(Status.CONTRADICTED), links);
    }

    /// Its entry did not come in time.
    DesignationEvent.Lapsed lapsed() {
        return new DesignationEvent.Lapsed(action, next(Status.ANNOUNCED), List.of());
    }

    /// The extraction is taken back.
    DesignationEvent.Withdrawn withdrawn() {
        return new DesignationEvent.Withdrawn(
                action, next(Status.WITHDRAWN), List.of(new Link(Link.Rel.WITHDRAWS, known.id(), sequence, 1.0)));
    }

    /// The party after an event.
    AnnouncedParty after(DesignationEvent event, long number, Standing now) {
        return new AnnouncedParty(event.designation(), action, runId, number, now, entry, publishedAt, evidence);
    }

    private Designation next(Status status) {
        return known.withStatus(status).withRevision(known.revision() + 1);
    }
}
