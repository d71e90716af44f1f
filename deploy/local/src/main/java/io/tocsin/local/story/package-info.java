/// The demo: what the sample authority publishes, and when.
@NullMarked
package io.tocsin.local.story;

import org.jspecify.annotations.NullMarked;
