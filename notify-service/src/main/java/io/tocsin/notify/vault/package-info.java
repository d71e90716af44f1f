/// How secrets stand in the database: encrypted under a key of the operator's.
@NullMarked
package io.tocsin.notify.vault;

import org.jspecify.annotations.NullMarked;
