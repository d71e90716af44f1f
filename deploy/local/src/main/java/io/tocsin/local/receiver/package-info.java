/// A subscriber to try Tocsin with: checks the signature of each webhook and tells of it.
@NullMarked
package io.tocsin.local.receiver;

import org.jspecify.annotations.NullMarked;
