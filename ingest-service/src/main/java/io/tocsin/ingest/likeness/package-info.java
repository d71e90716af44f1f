/// Likeness: how sure it is that two texts name the same party, and why. Pure.
@NullMarked
package io.tocsin.ingest.likeness;

import org.jspecify.annotations.NullMarked;
