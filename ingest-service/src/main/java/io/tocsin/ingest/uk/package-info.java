/// The UK Sanctions List of the Foreign, Commonwealth & Development Office.
@NullMarked
package io.tocsin.ingest.uk;

import org.jspecify.annotations.NullMarked;
