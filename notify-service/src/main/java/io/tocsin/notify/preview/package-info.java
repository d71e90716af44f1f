/// What a filter would have sent, before there is a subscription.
@NullMarked
package io.tocsin.notify.preview;

import org.jspecify.annotations.NullMarked;
