/// The contract of the log: what happens to designations, how each event is numbered, chained by digest
/// and written as JSON.
@NullMarked
package io.tocsin.designation.event;

import org.jspecify.annotations.NullMarked;
