package io.tocsin.benchmarks;

import io.tocsin.designation.DesignationJson;
import io.tocsin.ingest.list.Reading;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// What ingest has of an accepted list when the next one comes: all fingerprints in memory, and from the
/// database the entries that are asked for, as JSON. In a file, so that a fresh JVM has it without having
/// read a list before.
///
/// @param fingerprints by reference
/// @param known the JSON of designations by reference
record AcceptedList(Map<String, byte[]> fingerprints, Map<String, String> known) {

    /// @param next the list to come, read against `accepted`: only what differs in it is asked for
    static AcceptedList of(Reading accepted, Reading next) throws IOException {
        Map<String, String> known = new HashMap<>();
        ListPass.eachChanged(accepted, entry -> {
            byte[] after = next.fingerprints().get(entry.reference());
            if (!Arrays.equals(entry.fingerprint(), after)) {
                known.put(entry.reference(), DesignationJson.write(entry.designation()));
            }
        });
        return new AcceptedList(accepted.fingerprints(), known);
    }

    void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(fingerprints.size());
            for (Map.Entry<String, byte[]> entry : fingerprints.entrySet()) {
                out.writeUTF(entry.getKey());
                out.write(entry.getValue());
            }
            out.writeInt(known.size());
            for (Map.Entry<String, String> entry : known.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeUTF(entry.getValue());
            }
        }
    }

    static AcceptedList read(Path file) throws IOException {
        Map<String, byte[]> fingerprints = new HashMap<>();
        Map<String, String> known = new HashMap<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int left = in.readInt(); left > 0; left--) {
                fingerprints.put(in.readUTF(), in.readNBytes(32));
            }
            for (int left = in.readInt(); left > 0; left--) {
                known.put(in.readUTF(), in.readUTF());
            }
        }
        return new AcceptedList(fingerprints, known);
    }
}
