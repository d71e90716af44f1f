package io.tocsin.designation.event;

/// Where an event stands in the run that caused it.
///
/// @param id the run
/// @param index 1 for the first event of the run
/// @param size how many events the run has
public record RunPosition(String id, int index, int size) {
    public RunPosition {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("run has no id");
        }
        if (index < 1 || index > size) {
            throw new IllegalArgumentException("event " + index + " of " + size + " in run " + id);
        }
    }
}
