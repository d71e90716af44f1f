/// Keeps tenants apart, and within their limits.
@NullMarked
package io.tocsin.notify.tenant;

import org.jspecify.annotations.NullMarked;
