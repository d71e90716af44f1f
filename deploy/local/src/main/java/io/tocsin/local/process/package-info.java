/// The services as processes of their own.
@NullMarked
package io.tocsin.local.process;

import org.jspecify.annotations.NullMarked;
