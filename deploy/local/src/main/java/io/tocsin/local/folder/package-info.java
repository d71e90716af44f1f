/// The folder in which a local Tocsin keeps what it must not lose.
@NullMarked
package io.tocsin.local.folder;

import org.jspecify.annotations.NullMarked;
