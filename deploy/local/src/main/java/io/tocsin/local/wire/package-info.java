/// The events as they pass, one readable line each.
@NullMarked
package io.tocsin.local.wire;

import org.jspecify.annotations.NullMarked;
