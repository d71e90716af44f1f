/// What happened, in the order of the log.
@NullMarked
package io.tocsin.registry.chronicle;

import org.jspecify.annotations.NullMarked;
