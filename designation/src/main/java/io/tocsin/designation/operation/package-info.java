/// What happens to sources rather than to designations: the messages of the topic `operations`, numbered
/// apart from the log, and the rule by which a consumer follows them.
@NullMarked
package io.tocsin.designation.operation;

import org.jspecify.annotations.NullMarked;
