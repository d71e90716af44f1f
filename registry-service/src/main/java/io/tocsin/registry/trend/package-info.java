/// New designations over time.
@NullMarked
package io.tocsin.registry.trend;

import org.jspecify.annotations.NullMarked;
