package io.tocsin.ingest.snapshot;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Field;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a list looks like as a whole. It is kept with the accepted snapshot and moved on by the entries
/// that changed, so that nobody has to go through all of them.
///
/// @param entries how many
/// @param fields how many entries say something of each field
/// @param programmes how many entries stand under each
/// @param countries how many entries are connected with each
/// @param weight how heavy the document was, null where that is not known
/// @param unknownElements what the document had that its reader does not know
public record Profile(
        int entries,
        Map<Field, Integer> fields,
        Map<String, Integer> programmes,
        Map<String, Integer> countries,
        @Nullable Weight weight,
        List<String> unknownElements) {
    public Profile {
        fields = Map.copyOf(fields);
        programmes = Map.copyOf(programmes);
        countries = Map.copyOf(countries);
        unknownElements = List.copyOf(unknownElements);
    }

    /// The size of a document. Documents that are packed alike can be compared.
    ///
    /// @param bytes of the document as it came
    /// @param entries in it
    public record Weight(long bytes, int entries, Packing packing) {
        double bytesPerEntry() {
            return (double) bytes / Math.max(entries, 1);
        }
    }

    /// How a document is packed.
    public enum Packing {
        PLAIN,
        GZIP,
        ZIP;

        /// Judges by the first bytes.
        public static Packing of(byte[] head) {
            if (head.length > 1 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
                return GZIP;
            }
            return head.length > 1 && head[0] == 'P' && head[1] == 'K' ? ZIP : PLAIN;
        }
    }

    int having(Field field) {
        return fields.getOrDefault(field, 0);
    }

    /// The share of the entries that say something of a field, 0 to 1.
    double share(Field field) {
        return entries == 0 ? 0 : (double) having(field) / entries;
    }

    /// A profile being counted.
    public static final class Count {
        private int entries;
        private final Map<Field, Integer> fields = new EnumMap<>(Field.class);
        private final Map<String, Integer> programmes = new HashMap<>();
        private final Map<String, Integer> countries = new HashMap<>();

        /// Begins with nothing.
        public Count() {}

        /// Begins with what a profile has.
        public Count(Profile from) {
            entries = from.entries();
            fields.putAll(from.fields());
            programmes.putAll(from.programmes());
            countries.putAll(from.countries());
        }

        /// Adds what another profile has.
        void add(Profile other) {
            entries += other.entries();
            other.fields().forEach((field, count) -> fields.merge(field, count, Integer::sum));
            other.programmes().forEach((programme, count) -> programmes.merge(programme, count, Integer::sum));
            other.countries().forEach((country, count) -> countries.merge(country, count, Integer::sum));
        }

        /// Adds an entry.
        public void add(Designation entry) {
            count(Traits.of(entry), 1);
        }

        /// Takes an entry away.
        public void take(Designation entry) {
            count(Traits.of(entry), -1);
        }

        void count(Traits traits, int by) {
            entries += by;
            traits.fields().forEach(field -> fields.merge(field, by, Integer::sum));
            traits.programmes().forEach(programme -> programmes.merge(programme, by, Integer::sum));
            traits.countries().forEach(country -> countries.merge(country, by, Integer::sum));
        }

        /// The profile counted.
        public Profile end(@Nullable Weight weight, List<String> unknownElements) {
            return new Profile(
                    entries, positive(fields), positive(programmes), positive(countries), weight, unknownElements);
        }

        private static <K extends Comparable<K>> Map<K, Integer> positive(Map<K, Integer> counts) {
            Map<K, Integer> positive = new TreeMap<>(counts);
            positive.values().removeIf(count -> count <= 0);
            return positive;
        }
    }
}
