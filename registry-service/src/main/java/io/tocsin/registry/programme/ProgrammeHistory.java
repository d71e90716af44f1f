package io.tocsin.registry.programme;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/// A programme with its timeline.
///
/// @param timeline the months in which anything became known of it, in their order
public record ProgrammeHistory(@JsonUnwrapped Programme programme, List<Month> timeline) {}
