/// Since when what a revision says is so, as far as the documents say.
@NullMarked
package io.tocsin.registry.validity;

import org.jspecify.annotations.NullMarked;
