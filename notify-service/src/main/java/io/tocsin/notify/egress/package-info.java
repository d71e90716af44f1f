/// Which addresses may be called from here, and nothing else.
@NullMarked
package io.tocsin.notify.egress;

import org.jspecify.annotations.NullMarked;
