package io.tocsin.ingest.ofac;

import io.tocsin.ingest.ofac.SideTables.Kind;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/// Which file of an archive is which, told by the end of its name in any case: `sdn.csv`, `cons_alt.csv`.
final class ArchiveContent {
    private final Map<Role, ZipEntry> files = new EnumMap<>(Role.class);

    private ArchiveContent() {}

    /// What a file of an archive is.
    enum Role {
        XML,
        MAIN,
        ALIASES,
        ADDRESSES,
        COMMENTS,
        OTHER
    }

    /// @throws UnreadableDocument if the archive has no list, or more than one
    static ArchiveContent of(List<ZipEntry> files) throws UnreadableDocument {
        ArchiveContent content = new ArchiveContent();
        for (ZipEntry file : files) {
            content.add(file);
        }
        boolean xml = content.files.containsKey(Role.XML);
        boolean csv = content.files.containsKey(Role.MAIN);
        if (xml == csv) {
            throw refused(xml ? "it has both an XML list and SDN.CSV" : "it has neither an XML list nor SDN.CSV");
        }
        return content;
    }

    static Role role(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".xml")) {
            return Role.XML;
        } else if (lower.endsWith("comments.csv")) {
            return Role.COMMENTS;
        } else if (lower.endsWith("alt.csv")) {
            return Role.ALIASES;
        } else if (lower.endsWith("add.csv")) {
            return Role.ADDRESSES;
        }
        return lower.endsWith("sdn.csv") || lower.endsWith("prim.csv") ? Role.MAIN : Role.OTHER;
    }

    @Nullable
    ZipEntry entry(Role role) {
        return files.get(role);
    }

    ZipEntry main() {
        return required(Role.MAIN);
    }

    /// The tables beside the main one.
    Set<Kind> tables() {
        Set<Kind> present = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (files.containsKey(role(kind))) {
                present.add(kind);
            }
        }
        return present;
    }

    ZipEntry table(Kind kind) {
        return required(role(kind));
    }

    private void add(ZipEntry file) throws UnreadableDocument {
        Role role = file.isDirectory() ? Role.OTHER : role(file.getName());
        ZipEntry other = role == Role.OTHER ? null : files.put(role, file);
        if (other != null) {
            throw refused(
                    "two of its files are the same part of a list: " + other.getName() + " and " + file.getName());
        }
    }

    private ZipEntry required(Role role) {
        ZipEntry file = files.get(role);
        if (file == null) {
            throw new IllegalStateException("asked for " + role + " of an archive that has none");
        }
        return file;
    }

    private static Role role(Kind kind) {
        return switch (kind) {
            case ALIASES -> Role.ALIASES;
            case ADDRESSES -> Role.ADDRESSES;
            case COMMENTS -> Role.COMMENTS;
        };
    }

    private static UnreadableDocument refused(String why) {
        return new UnreadableDocument("ZIP archive", why);
    }
}
