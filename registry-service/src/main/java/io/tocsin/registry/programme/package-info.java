/// Programmes and legal bases: what they are called, what law they stand on, and who is designated under
/// them.
@NullMarked
package io.tocsin.registry.programme;

import org.jspecify.annotations.NullMarked;
