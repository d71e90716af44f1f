/// What waits to be sent, what fails and why: of an endpoint for its subscriber, and of all for an operator.
@NullMarked
package io.tocsin.notify.backlog;

import org.jspecify.annotations.NullMarked;
