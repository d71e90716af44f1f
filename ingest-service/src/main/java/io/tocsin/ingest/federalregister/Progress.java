package io.tocsin.ingest.federalregister;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.designation.DesignationJson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the register was read.
///
/// @param day the last day of publication of which a document was read
/// @param numbers the documents of that day that were read
/// @param lyingOut the documents lying out for public inspection that were read, the newest last
/// @param pending the documents that could not be read, in the order in which they are asked for again
record Progress(LocalDate day, List<String> numbers, List<String> lyingOut, List<Pending> pending) {
    /// More than lie out on any day.
    private static final int LYING_OUT_AT_MOST = 1_000;
    /// With as many the register itself is out of order, and its days wait.
    private static final int PENDING_AT_MOST = 200;

    /// A document that could not be read.
    ///
    /// @param raw where its text stands
    record Pending(
            String number,
            String title,
            String url,
            String raw,
            @Nullable Instant publishedAt) {}

    Progress {
        numbers = List.copyOf(numbers);
        lyingOut = List.copyOf(lyingOut);
        pending = List.copyOf(pending);
    }

    static Progress from(LocalDate day) {
        return new Progress(day, List.of(), List.of(), List.of());
    }

    static Progress read(String json) {
        try {
            return DesignationJson.MAPPER.readValue(json, Progress.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was remembered of the register cannot be read: " + json, e);
        }
    }

    String json() {
        try {
            return DesignationJson.MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("progress that cannot be written", e);
        }
    }

    boolean printed(String number, LocalDate on) {
        return on.isBefore(day) || numbers.contains(number);
    }

    Progress withPrinted(String number, LocalDate on) {
        List<String> ofDay = new ArrayList<>(on.equals(day) ? numbers : List.of());
        ofDay.add(number);
        return new Progress(on, ofDay, lyingOut, pending);
    }

    boolean inspected(String number) {
        return lyingOut.contains(number);
    }

    Progress withInspected(String number) {
        List<String> all = new ArrayList<>(lyingOut);
        all.add(number);
        return new Progress(
                day, numbers, all.subList(Math.max(0, all.size() - LYING_OUT_AT_MOST), all.size()), pending);
    }

    boolean mayWait() {
        return pending.size() < PENDING_AT_MOST;
    }

    /// Asked for again after all others that wait.
    Progress withPending(Pending document) {
        List<Pending> waiting = new ArrayList<>(without(document.number()).pending());
        waiting.add(document);
        return new Progress(day, numbers, lyingOut, waiting);
    }

    Progress without(String number) {
        return new Progress(
                day,
                numbers,
                lyingOut,
                pending.stream()
                        .filter(document -> !document.number().equals(number))
                        .toList());
    }
}
