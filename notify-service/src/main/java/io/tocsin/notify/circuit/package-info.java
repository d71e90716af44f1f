/// Whether an endpoint is called, by how it has answered: pure values.
@NullMarked
package io.tocsin.notify.circuit;

import org.jspecify.annotations.NullMarked;
