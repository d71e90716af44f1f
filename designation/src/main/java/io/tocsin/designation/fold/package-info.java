/// The rule by which a consumer follows the log: which records of the topic it applies, which it ignores,
/// and where it must go no further. Every consumer needs exactly this one; how it stores what it applies,
/// waits and seeks is its own.
@NullMarked
package io.tocsin.designation.fold;

import org.jspecify.annotations.NullMarked;
