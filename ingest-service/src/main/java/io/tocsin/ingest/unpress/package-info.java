/// Press releases of the sanctions committees of the UN Security Council.
@NullMarked
package io.tocsin.ingest.unpress;

import org.jspecify.annotations.NullMarked;
