/// The description of the HTTP interface: what the resources do not say of themselves.
@NullMarked
package io.tocsin.registry.openapi;

import org.jspecify.annotations.NullMarked;
