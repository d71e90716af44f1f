/// Holds the description of a service's HTTP interface, in its tests: that the committed document is what
/// the service says, that nothing is left out, that the examples are true, and that no change breaks what
/// was promised.
@NullMarked
package io.tocsin.openapi.check;

import org.jspecify.annotations.NullMarked;
