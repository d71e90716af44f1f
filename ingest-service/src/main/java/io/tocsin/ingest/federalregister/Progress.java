package io.tocsin.ingest.federalregister;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.designation.DesignationJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// How far the register was read.
///
/// @param day the last day of publication of which a document was read
/// @param numbers the documents of that day that were read
/// @param lyingOut the documents lying out for public inspection that were read, the newest last
record Progress(LocalDate day, List<String> numbers, List<String> lyingOut) {
    /// More than lie out on any day.
    private static final int LYING_OUT_AT_MOST = 1_000;

    Progress {
        numbers = List.copyOf(numbers);
        lyingOut = List.copyOf(lyingOut);
    }

    static Progress from(LocalDate day) {
        return new Progress(day, List.of(), List.of());
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
        return new Progress(on, ofDay, lyingOut);
    }

    boolean inspected(String number) {
        return lyingOut.contains(number);
    }

    Progress withInspected(String number) {
        List<String> all = new ArrayList<>(lyingOut);
        all.add(number);
        return new Progress(day, numbers, all.subList(Math.max(0, all.size() - LYING_OUT_AT_MOST), all.size()));
    }
}
