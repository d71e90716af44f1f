/// The keys of a local Tocsin, and the tokens that they sign.
@NullMarked
package io.tocsin.local.token;

import org.jspecify.annotations.NullMarked;
