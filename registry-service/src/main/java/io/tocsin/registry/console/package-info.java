/// The pages of the registry, for people.
@NullMarked
package io.tocsin.registry.console;

import org.jspecify.annotations.NullMarked;
