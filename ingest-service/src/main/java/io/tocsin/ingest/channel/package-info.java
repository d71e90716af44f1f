/// Channels: how a source is looked at. A channel decides what to ask for and in which order; the visit that
/// it is given asks within limits and takes in what was found.
@NullMarked
package io.tocsin.ingest.channel;

import org.jspecify.annotations.NullMarked;
