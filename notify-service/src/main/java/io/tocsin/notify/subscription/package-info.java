/// Who wants which events at which endpoint.
@NullMarked
package io.tocsin.notify.subscription;

import org.jspecify.annotations.NullMarked;
