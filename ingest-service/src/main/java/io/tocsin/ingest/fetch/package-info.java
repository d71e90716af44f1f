/// Fetching: looking at each watched source on its schedule, politely and within limits.
@NullMarked
package io.tocsin.ingest.fetch;

import org.jspecify.annotations.NullMarked;
