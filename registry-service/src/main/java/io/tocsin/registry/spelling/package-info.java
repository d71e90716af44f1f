/// The plain spelling in which names and numbers are kept for search, and asked for.
@NullMarked
package io.tocsin.registry.spelling;

import org.jspecify.annotations.NullMarked;
