package io.tocsin.ingest.list;

import io.tocsin.ingest.snapshot.Profile;
import io.tocsin.ingest.snapshot.SnapshotForm;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The accepted snapshot of a list as far as it is needed to read the next document: fingerprints, not
/// entries.
///
/// @param runId the run that accepted it
/// @param documentSha256 its document
/// @param form in which it was read
/// @param publishedOn the day of publication that it states
/// @param fingerprints by the reference of each entry that is on the list
/// @param profile of all its entries as they were read
/// @param heldRemovals entries that its document lacks: their removal waits for an operator, and they are
/// on the list still
record AcceptedSnapshot(
        String runId,
        String documentSha256,
        SnapshotForm form,
        @Nullable LocalDate publishedOn,
        Map<String, byte[]> fingerprints,
        Profile profile,
        Set<String> heldRemovals) {}
