/// Turns official documents into the numbered log.
@NullMarked
package io.tocsin.ingest;

import org.jspecify.annotations.NullMarked;
