package io.tocsin.benchmarks;

import io.tocsin.ingest.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/// Measures passes over a list in a JVM that does nothing else; [Parse] starts it and reads what it
/// prints: `bare` or `full`, and milliseconds.
///
/// Arguments: `warm` with how many turns, `cold-bare` or `cold-full`; and the folder with `list.xml` and
/// `accepted`.
public final class ParseProgram {
    private static final int WARM_UP = 12;

    private ParseProgram() {}

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        Path folder = Path.of(arguments[1]);
        byte[] xml = Files.readAllBytes(folder.resolve("list.xml"));
        if (arguments[0].equals("cold-bare")) {
            bare(xml);
            return;
        }
        AcceptedList accepted = AcceptedList.read(folder.resolve("accepted"));
        ListPass pass = new ListPass();
        try (Document document = ListPass.document(xml)) {
            switch (arguments[0]) {
                case "cold-full" -> full(pass, document, accepted);
                case "warm" -> warm(pass, document, xml, accepted, Integer.parseInt(arguments[2]));
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    private static void warm(ListPass pass, Document document, byte[] xml, AcceptedList accepted, int turns)
            throws IOException, SQLException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            ListPass.bare(xml);
            pass.difference(document, accepted);
        }
        for (int i = 0; i < turns; i++) {
            bare(xml);
            full(pass, document, accepted);
        }
    }

    private static void bare(byte[] xml) throws IOException, SQLException, InterruptedException {
        int[] events = new int[1];
        double millis = Timings.once(() -> events[0] = ListPass.bare(xml));
        require(events[0] > MadeList.ENTRIES, "the bare pass saw no list");
        System.out.println("bare " + millis);
    }

    private static void full(ListPass pass, Document document, AcceptedList accepted)
            throws IOException, SQLException, InterruptedException {
        int[] events = new int[1];
        double millis = Timings.once(
                () -> events[0] = pass.difference(document, accepted).size());
        require(events[0] == MadeList.CHANGES, "the difference has " + events[0] + " events");
        System.out.println("full " + millis);
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException(otherwise);
        }
    }
}
