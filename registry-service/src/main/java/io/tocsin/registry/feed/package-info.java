/// Hands the folded log on, event by event, to whoever listens: without a gap and without a repeat.
@NullMarked
package io.tocsin.registry.feed;

import org.jspecify.annotations.NullMarked;
