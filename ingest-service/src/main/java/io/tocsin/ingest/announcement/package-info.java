/// Announcements: official texts that say who is designated, what is read out of them by rules, and how
/// that enters the log.
@NullMarked
package io.tocsin.ingest.announcement;

import org.jspecify.annotations.NullMarked;
