/// Answers what is and was designated.
@NullMarked
package io.tocsin.registry.register;

import org.jspecify.annotations.NullMarked;
