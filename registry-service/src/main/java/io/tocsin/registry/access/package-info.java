/// Who may read.
@NullMarked
package io.tocsin.registry.access;

import org.jspecify.annotations.NullMarked;
