/// Notices: official texts that are more list than prose. Entries under headings (OFAC's pages, the Federal
/// Register, releases of UN committees) are read by the grammar that their authority writes them in; what is
/// prose goes to [io.tocsin.ingest.prose].
@NullMarked
package io.tocsin.ingest.notice;

import org.jspecify.annotations.NullMarked;
