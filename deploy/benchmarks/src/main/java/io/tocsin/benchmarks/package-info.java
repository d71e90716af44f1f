/// How fast Tocsin is, each figure beside the limit that the same machine sets in the same run.
@NullMarked
package io.tocsin.benchmarks;

import org.jspecify.annotations.NullMarked;
