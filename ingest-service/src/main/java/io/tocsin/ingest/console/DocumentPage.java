package io.tocsin.ingest.console;

import io.tocsin.console.Moment;
import java.util.List;

/// What surrounds a document.
///
/// @param size in words
/// @param firstSeen when it was first kept
/// @param runs that it went through, newest first
record DocumentPage(String size, Moment firstSeen, List<RunLine> runs) {}
