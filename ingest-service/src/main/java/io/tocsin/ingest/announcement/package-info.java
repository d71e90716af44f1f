/// Announcements: official texts that say who is designated, and what is read out of them. Reading is by rules,
/// without
/// a database or clock.
@NullMarked
package io.tocsin.ingest.announcement;

import org.jspecify.annotations.NullMarked;
