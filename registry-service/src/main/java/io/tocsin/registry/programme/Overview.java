package io.tocsin.registry.programme;

import io.tocsin.designation.Programmes;
import io.tocsin.designation.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What stands under every programme and every instrument, of one state of the register. Programmes and
/// instruments of the table are there with nothing under them, too.
///
/// @param programmes what stands under each programme
/// @param byRecord what stands under each instrument because the record says so
/// @param byProgramme what stands under each instrument because of a programme alone
/// @param standingFor the programmes that stand for each instrument
record Overview(
        SortedMap<ProgrammeTag, Standing> programmes,
        SortedMap<String, Standing> byRecord,
        SortedMap<String, Standing> byProgramme,
        Map<String, Set<ProgrammeTag>> standingFor) {

    List<Programme> allProgrammes() {
        return programmes.entrySet().stream()
                .map(entry -> Programme.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// The instruments, in the order of their names.
    Set<String> instruments() {
        Set<String> names = new TreeSet<>(byRecord.keySet());
        names.addAll(standingFor.keySet());
        return names;
    }

    LegalBasis legalBasis(String name) {
        Instrument instrument = Instrument.named(name);
        return new LegalBasis(
                name,
                instrument.title(),
                instrument.url(),
                standingFor.getOrDefault(name, Set.of()).stream()
                        .map(LegalBasis.ProgrammeName::of)
                        .toList(),
                byRecord.getOrDefault(name, Standing.NOTHING).counts(),
                byProgramme.getOrDefault(name, Standing.NOTHING).counts());
    }

    /// Counts designation by designation.
    static final class Count {
        private final SortedMap<ProgrammeTag, Standing> programmes = new TreeMap<>();
        private final SortedMap<String, Standing> byRecord = new TreeMap<>();
        private final SortedMap<String, Standing> byProgramme = new TreeMap<>();
        private final Map<ProgrammeTag, Set<String>> standsFor = new HashMap<>();

        Count() {
            for (Programmes.Programme known : Programmes.all()) {
                programmes.put(new ProgrammeTag(known.authority(), known.name()), Standing.NOTHING);
            }
            for (Programmes.Instrument known : Programmes.allInstruments()) {
                byRecord.put(known.name(), Standing.NOTHING);
            }
        }

        /// Counts one designation, once under each programme and once under each instrument.
        ///
        /// @param named the instruments that its record names
        void add(
                String authority, Status status, Instant changedAt, Collection<String> tags, Collection<String> named) {
            Set<String> stoodFor = new HashSet<>();
            for (String programme : new HashSet<>(tags)) {
                ProgrammeTag tag = new ProgrammeTag(authority, programme);
                count(programmes, tag, status, changedAt);
                stoodFor.addAll(standsFor.computeIfAbsent(tag, ProgrammeTag::instruments));
            }
            Set<String> inRecord = new HashSet<>(named);
            inRecord.forEach(name -> count(byRecord, name, status, changedAt));
            stoodFor.removeAll(inRecord);
            stoodFor.forEach(name -> count(byProgramme, name, status, changedAt));
        }

        private static <K> void count(Map<K, Standing> standings, K key, Status status, Instant changedAt) {
            standings.put(key, standings.getOrDefault(key, Standing.NOTHING).plus(status, changedAt));
        }

        Overview done() {
            Map<String, Set<ProgrammeTag>> standingFor = new HashMap<>();
            for (ProgrammeTag tag : programmes.keySet()) {
                for (String instrument : tag.instruments()) {
                    standingFor
                            .computeIfAbsent(instrument, name -> new TreeSet<>())
                            .add(tag);
                }
            }
            return new Overview(programmes, byRecord, byProgramme, standingFor);
        }
    }
}
