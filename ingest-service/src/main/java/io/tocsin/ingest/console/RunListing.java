package io.tocsin.ingest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of runs, newest first.
///
/// @param source whose runs, null for all
/// @param sources all that can be chosen
/// @param next where the older ones begin, null where there are none
record RunListing(
        @Nullable String source,
        List<String> sources,
        List<RunLine> runs,
        @Nullable String next) {}
