/// Who is asking, and what is refused to them.
@NullMarked
package io.tocsin.notify.access;

import org.jspecify.annotations.NullMarked;
