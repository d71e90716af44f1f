/// The ports of this machine that Tocsin listens on, and who else has them.
@NullMarked
package io.tocsin.local.port;

import org.jspecify.annotations.NullMarked;
