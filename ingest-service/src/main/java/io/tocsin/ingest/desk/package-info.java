/// The operator's desk: documents and announcements that come by hand, the state of the sources, and
/// decisions about runs, over HTTP.
@NullMarked
package io.tocsin.ingest.desk;

import org.jspecify.annotations.NullMarked;
