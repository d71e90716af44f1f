/// The consolidated list of persons, groups and entities under financial sanctions of the European Union.
@NullMarked
package io.tocsin.ingest.eu;

import org.jspecify.annotations.NullMarked;
