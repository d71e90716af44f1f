/// One party, many lists: which designations are of the same party, what the log itself ties together, and
/// what operators decided about it.
@NullMarked
package io.tocsin.registry.party;

import org.jspecify.annotations.NullMarked;
