package io.tocsin.local;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Two versions of a list of invented organisations in the format of SDN.CSV. Every entry differs between
/// them: a few go, as many come, and the rest change their programme.
///
/// @param entries how many each version has
record MadeLists(int entries) {
    /// Below the share of removals at which the guard holds a list.
    private static final int CHANGED_PARTIES_SHARE = 100;

    byte[] before() {
        return csv(IntStream.range(0, entries).mapToObj(n -> row(n, "NPWMD")));
    }

    byte[] after() {
        return csv(IntStream.range(parties(), entries + parties())
                .mapToObj(n -> row(n, n < entries ? "NPWMD] [IFSR" : "NPWMD")));
    }

    /// How many events lead from one to the other.
    int changes() {
        return entries + parties();
    }

    private int parties() {
        return entries / CHANGED_PARTIES_SHARE;
    }

    private static byte[] csv(Stream<String> rows) {
        return rows.collect(Collectors.joining("", "", "\u001a")).getBytes(StandardCharsets.UTF_8);
    }

    private static String row(int n, String programmes) {
        return "%d,\"EXAMPLE TRADING %d LLC\",-0- ,\"%s\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"
                .formatted(10_000 + n, n, programmes);
    }
}
