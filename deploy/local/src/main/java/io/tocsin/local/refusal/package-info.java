/// Why something cannot go on, said for a person.
@NullMarked
package io.tocsin.local.refusal;

import org.jspecify.annotations.NullMarked;
