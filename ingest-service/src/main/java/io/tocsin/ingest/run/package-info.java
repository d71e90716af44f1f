/// Runs: each document that went through ingest, with its outcome and what an operator decided about it.
@NullMarked
package io.tocsin.ingest.run;

import org.jspecify.annotations.NullMarked;
