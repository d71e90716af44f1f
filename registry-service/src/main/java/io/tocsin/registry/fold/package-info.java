/// Folds the log, event by event, into revisions and current state, and stops rather than skip one.
@NullMarked
package io.tocsin.registry.fold;

import org.jspecify.annotations.NullMarked;
