package io.tocsin.registry.party;

import io.tocsin.designation.DesignationId;
import io.tocsin.designation.Status;
import io.tocsin.designation.SubjectType;
import java.time.Instant;

/// A designation as others see it.
///
/// @param status as known then
/// @param since since when the designation is as it is: of one that was taken off, until when it was listed
/// @param name the primary one
public record Party(
        DesignationId designationId,
        String authority,
        String source,
        Status status,
        Instant since,
        SubjectType subjectType,
        String name) {}
