/// The consolidated list of the United Nations Security Council.
@NullMarked
package io.tocsin.ingest.un;

import org.jspecify.annotations.NullMarked;
