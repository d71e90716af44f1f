/// Signs, at every hour, how far the log is and what its digest is, so that nobody can rewrite it unseen.
@NullMarked
package io.tocsin.registry.checkpoint;

import org.jspecify.annotations.NullMarked;
