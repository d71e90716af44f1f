/// The lists of the US Office of Foreign Assets Control: SDN and Consolidated, in each form that OFAC publishes them.
@NullMarked
package io.tocsin.ingest.ofac;

import org.jspecify.annotations.NullMarked;
