package io.tocsin.ingest.format;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names that a format knows, each with a number, found without allocating.
final class NameTable {
    private static final int SLOTS_PER_NAME = 4;

    private final String[] names;
    private final int containers;
    private final int mask;
    private final @Nullable String[] slotNames;
    private final int[] slotNumbers;

    /// @param names distinct
    /// @param containers how many of the first are elements that hold elements alone
    NameTable(List<String> names, int containers) {
        this.names = names.toArray(String[]::new);
        this.containers = containers;
        int slots = Integer.highestOneBit(SLOTS_PER_NAME * this.names.length) << 1;
        this.mask = slots - 1;
        this.slotNames = new @Nullable String[slots];
        this.slotNumbers = new int[slots];
        for (int number = 0; number < this.names.length; number++) {
            put(this.names[number].intern(), number);
        }
    }

    /// The number of a name, -1 where the format does not have it.
    int number(String name) {
        int slot = slot(name);
        for (String found = slotNames[slot]; found != null; found = slotNames[slot]) {
            if (found == name || found.equals(name)) {
                return slotNumbers[slot];
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }

    String name(int number) {
        return names[number];
    }

    /// Whether an element of that name holds elements alone, so that text in it is white space.
    boolean isContainer(int number) {
        return number >= 0 && number < containers;
    }

    /// Which of the numbers are those of these names.
    boolean[] among(Set<String> some) {
        boolean[] among = new boolean[names.length];
        for (String name : some) {
            among[number(name)] = true;
        }
        return among;
    }

    private void put(String name, int number) {
        names[number] = name;
        int slot = slot(name);
        while (slotNames[slot] != null) {
            slot = slot + 1 & mask;
        }
        slotNames[slot] = name;
        slotNumbers[slot] = number;
    }

    private int slot(String name) {
        int hash = name.hashCode();
        return (hash ^ hash >>> 8) & mask;
    }
}
