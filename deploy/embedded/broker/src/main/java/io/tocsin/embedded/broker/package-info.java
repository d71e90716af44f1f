/// What runs inside the process of the broker.
@NullMarked
package io.tocsin.embedded.broker;

import org.jspecify.annotations.NullMarked;
