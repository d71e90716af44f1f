/// The Federal Register, the gazette of the United States: notices and rules of the agencies that designate.
@NullMarked
package io.tocsin.ingest.federalregister;

import org.jspecify.annotations.NullMarked;
