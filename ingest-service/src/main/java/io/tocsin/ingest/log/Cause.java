package io.tocsin.ingest.log;

import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.Evidence;
import java.util.List;

/// What the events of one run have in common.
///
/// @param source whose document caused them
/// @param runId the run
/// @param size how many events the run has
/// @param times of all its events
/// @param evidence the document, and others that say the same
public record Cause(String source, String runId, int size, EventTimes times, List<Evidence> evidence) {}
