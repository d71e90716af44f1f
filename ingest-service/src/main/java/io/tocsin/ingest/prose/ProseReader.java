package io.tocsin.ingest.prose;

import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Action;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads out of a press statement or an article who is newly designated, amended or delisted. By rules,
/// not by a model: the same text always gives the same extractions, and each names the sentence it came
/// from.
///
/// What the text recalls of earlier acts gives nothing; see [Recollection]. How sure the rules are is
/// [Confidence].
public final class ProseReader {
    /// A statement has some 10,000 characters, a fact sheet with hundreds of parties some 200,000.
    public static final int TEXT_LIMIT = 1_000_000;

    private ProseReader() {}

    /// The parties, in the order of the text; empty where the text designates, amends and delists nobody.
    ///
    /// @throws IllegalArgumentException where the text is longer than [#TEXT_LIMIT]
    public static List<Extraction> read(Announcement announcement) {
        int length = announcement.text().length();
        if (length > TEXT_LIMIT) {
            throw new IllegalArgumentException(
                    "announcement has " + length + " characters, at most " + TEXT_LIMIT + " are read");
        }
        List<Prose.Block> blocks = Prose.of(announcement.text()).blocks();
        Days days = Days.of(announcement.publishedAt(), blocks);
        Testimony testimony = new Course(blocks, days).testimony();
        return extractions(announcement, blocks, days, testimony);
    }

    private static List<Extraction> extractions(
            Announcement announcement, List<Prose.Block> blocks, Days days, Testimony testimony) {
        Map<String, Claim> merged = new LinkedHashMap<>();
        for (Claim claim : testimony.claims()) {
            merged.merge(claim.key(), claim, Claim::and);
        }
        Confidence.Count count = testimony.count(merged.size());
        Descriptions descriptions = new Descriptions(blocks, testimony, merged.size());
        List<Extraction> extractions = new ArrayList<>();
        List<Party> parties = merged.values().stream()
                .map(claim -> descriptions.completed(claim.party()))
                .toList();
        SubjectType rest = descriptions.typeOfRest(parties);
        int position = 0;
        for (Claim claim : merged.values()) {
            SubjectType told = claim.programmes().contains("FTO") ? SubjectType.ORGANISATION : rest;
            Party party = parties.get(position++).with(null, told, List.of());
            List<LegalBasis> bases = claim.bases().isEmpty() && claim.action() == Action.DESIGNATE
                    ? testimony.basesOfAll()
                    : claim.bases();
            List<String> programmes = new ArrayList<>(claim.programmes());
            LegalReferences.programmes(bases).stream()
                    .filter(programme -> !programmes.contains(programme))
                    .forEach(programmes::add);
            Confidence confidence = new Confidence(
                    claim.tense(),
                    basis(claim, bases),
                    party.name().indexOf(' ') > 0 || party.type() == SubjectType.VESSEL,
                    claim.delimited(),
                    claim.counted() ? Confidence.Count.AGREES : count,
                    announcement.official());
            extractions.add(new Extraction(
                    party.name(),
                    party.aliases(),
                    party.type(),
                    party.country(),
                    claim.action(),
                    bases,
                    programmes,
                    day(claim.day(), testimony.dayOfAll(), days),
                    confidence.value(),
                    claim.quote()));
        }
        return extractions;
    }

    private static Confidence.Basis basis(Claim claim, List<LegalBasis> bases) {
        if (!claim.bases().isEmpty() || !claim.programmes().isEmpty()) {
            return Confidence.Basis.IN_SENTENCE;
        }
        if (claim.action() != Action.DESIGNATE) {
            return Confidence.Basis.NOT_NEEDED;
        }
        return bases.isEmpty() ? Confidence.Basis.NONE : Confidence.Basis.ELSEWHERE;
    }

    private static @Nullable LocalDate day(@Nullable LocalDate own, Optional<LocalDate> ofAll, Days days) {
        return own != null ? own : ofAll.orElse(days.today());
    }
}
