/// The US Department of State.
@NullMarked
package io.tocsin.ingest.usstate;

import org.jspecify.annotations.NullMarked;
