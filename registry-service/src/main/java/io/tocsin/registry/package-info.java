/// Folds the log into the current state with its history.
@NullMarked
package io.tocsin.registry;

import org.jspecify.annotations.NullMarked;
