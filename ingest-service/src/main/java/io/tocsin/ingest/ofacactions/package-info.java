/// OFAC's page of recent actions: additions, deletions and changes as text, on the day itself.
@NullMarked
package io.tocsin.ingest.ofacactions;

import org.jspecify.annotations.NullMarked;
