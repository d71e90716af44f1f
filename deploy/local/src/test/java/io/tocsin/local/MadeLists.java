package io.tocsin.local;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Two versions of a list of invented organisations in the format of SDN.CSV. Every entry differs between
/// them: a few go, as many come, and the rest change their programme or their remarks.
///
/// @param entries how many each version has
record MadeLists(int entries) {
    /// Below the share of removals at which the guard holds a list.
    private static final int CHANGED_PARTIES_SHARE = 100;

    byte[] before() {
        return csv(IntStream.range(0, entries).mapToObj(n -> row(n, "NPWMD", "-0- ")));
    }

    byte[] after() {
        return csv(IntStream.range(parties(), entries + parties())
                .mapToObj(n -> n < entries ? changed(n) : row(n, "NPWMD", "-0- ")));
    }

    /// Every other party under a second programme, which the guard lets pass for half of a list; the others with a
    /// remark each of its own, so that none stands for many.
    private static String changed(int n) {
        return n % 2 == 0 ? row(n, "NPWMD] [IFSR", "-0- ") : row(n, "NPWMD", "\"Example remark " + n + ".\"");
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

    private static String row(int n, String programmes, String remarks) {
        return "%d,\"EXAMPLE TRADING %d LLC\",-0- ,\"%s\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,%s\r\n"
                .formatted(10_000 + n, n, programmes, remarks);
    }
}
