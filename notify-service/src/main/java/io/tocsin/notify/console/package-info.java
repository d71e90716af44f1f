/// The portal: pages on which subscribers see how their endpoints do, read what was sent and what came
/// back, and change what they want; and operators see what waits and what fails. It is a client of the
/// interface within the process: it shows and does nothing that a program with the same token could not.
/// Everything works without JavaScript.
@NullMarked
package io.tocsin.notify.console;

import org.jspecify.annotations.NullMarked;
