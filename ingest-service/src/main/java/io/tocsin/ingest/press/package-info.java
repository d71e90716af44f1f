/// The press: unofficial texts, which give leads and never designations.
@NullMarked
package io.tocsin.ingest.press;

import org.jspecify.annotations.NullMarked;
