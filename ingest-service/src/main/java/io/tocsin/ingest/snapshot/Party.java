package io.tocsin.ingest.snapshot;

import io.tocsin.designation.Birth;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Field;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.Name;
import io.tocsin.designation.SubjectType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The part of an entry by which its party is known again.
///
/// @param reference of the entry
/// @param type of the subject
/// @param primary its primary name as names are compared
/// @param names all its names, likewise
/// @param identifiers its numbers by their kind
/// @param births its dates of birth, EDTF
/// @param rest SHA-256 over what else the entry says; empty where there are identifiers or dates of birth
/// to go by
record Party(
        String reference,
        SubjectType type,
        String primary,
        Set<String> names,
        Map<String, Set<String>> identifiers,
        Set<String> births,
        String rest) {
    /// What identifies, and what may name other entries that were renumbered, too.
    private static final Set<Field> NOT_IN_REST =
            EnumSet.of(Field.STATUS, Field.NAMES, Field.IDENTIFIERS, Field.BIRTHS, Field.RELATIONS);

    /// @param comparable fields in which two entries can be compared at all
    static Party of(Designation entry, Set<Field> comparable) {
        Set<String> names = entry.subject().names().stream()
                .map(Name::name)
                .map(ComparableName::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Set<String>> identifiers = identifiers(entry);
        Set<String> births = new TreeSet<>();
        for (Birth birth : entry.subject().births()) {
            if (birth.date() != null) {
                births.add(birth.date().toString());
            }
        }
        return new Party(
                entry.reference(),
                entry.subject().type(),
                names.iterator().next(),
                names,
                identifiers,
                births,
                identifiers.isEmpty() && births.isEmpty() ? rest(entry, comparable) : "");
    }

    /// The numbers by kind, without signs and case.
    static Map<String, Set<String>> identifiers(Designation entry) {
        Map<String, Set<String>> identifiers = new TreeMap<>();
        for (Identifier identifier : entry.subject().identifiers()) {
            identifiers
                    .computeIfAbsent(identifier.type(), kind -> new TreeSet<>())
                    .add(plain(identifier.number()));
        }
        return identifiers;
    }

    private static String plain(String number) {
        String plain = number.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
        return plain.isEmpty() ? number : plain;
    }

    private static String rest(Designation entry, Set<Field> comparable) {
        var tree = DesignationJson.tree(entry);
        StringBuilder rest = new StringBuilder();
        for (Field field : Field.values()) {
            if (comparable.contains(field) && !NOT_IN_REST.contains(field)) {
                rest.append(field.in(tree)).append('\n');
            }
        }
        return HexFormat.of().formatHex(sha256(rest.toString()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Whether the two may be one party under different words: a telling word of any name, or an
    /// identifier, in common.
    static boolean mayBeTheSame(Designation one, Designation other) {
        if (one.subject().primaryName().equals(other.subject().primaryName())) {
            return true;
        }
        Set<String> words = tellingWords(one);
        if (tellingWords(other).stream().anyMatch(words::contains)) {
            return true;
        }
        Map<String, Set<String>> identifiers = identifiers(one);
        return identifiers(other).entrySet().stream()
                .anyMatch(kind -> identifiers.getOrDefault(kind.getKey(), Set.of()).stream()
                        .anyMatch(kind.getValue()::contains));
    }

    private static Set<String> tellingWords(Designation entry) {
        Set<String> words = new HashSet<>();
        entry.subject().names().forEach(name -> words.addAll(ComparableName.tellingWords(name.name())));
        return words;
    }
}
