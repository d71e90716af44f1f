/// The two schemas of the registry's database, and the migrations that make them.
@NullMarked
package io.tocsin.registry.database;

import org.jspecify.annotations.NullMarked;
