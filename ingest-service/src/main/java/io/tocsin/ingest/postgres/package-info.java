/// What ingest asks of PostgreSQL itself: bulk loading, session locks, notifications.
@NullMarked
package io.tocsin.ingest.postgres;

import org.jspecify.annotations.NullMarked;
