/// Traces each fact of a designation to the event and the documents that brought it.
@NullMarked
package io.tocsin.registry.facts;

import org.jspecify.annotations.NullMarked;
