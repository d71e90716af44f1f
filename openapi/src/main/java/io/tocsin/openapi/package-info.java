/// The description of a service's HTTP interface: what its resources do not say of themselves. A service
/// that depends on this keeps the rest in its own resources: `openapi/parameters.properties`,
/// `openapi/any.json`, and a file of examples for each operation.
@NullMarked
package io.tocsin.openapi;

import org.jspecify.annotations.NullMarked;
