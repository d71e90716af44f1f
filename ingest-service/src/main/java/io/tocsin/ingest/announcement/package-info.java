/// Announcements coming in: each party is announced once, however many texts say so, and can be taken
/// back.
@NullMarked
package io.tocsin.ingest.announcement;

import org.jspecify.annotations.NullMarked;
