/// Errors as RFC 9457 problem documents.
@NullMarked
package io.tocsin.registry.problem;

import org.jspecify.annotations.NullMarked;
