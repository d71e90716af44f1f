/// An authority to try Tocsin with: small documents in the official formats, over HTTP.
@NullMarked
package io.tocsin.local.authority;

import org.jspecify.annotations.NullMarked;
