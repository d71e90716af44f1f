/// Folds the log again beside the live register, and puts the result in its place while reads go on.
@NullMarked
package io.tocsin.registry.rebuild;

import org.jspecify.annotations.NullMarked;
