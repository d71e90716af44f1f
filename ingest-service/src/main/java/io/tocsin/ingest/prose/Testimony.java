package io.tocsin.ingest.prose;

import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.SubjectType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a whole text says: the claims about parties, and what its acts say of all parties together ("is
/// designating four entities pursuant to E.O. 13382").
final class Testimony {
    private final List<Claim> claims = new ArrayList<>();
    private final List<LegalBasis> basesOfAll = new ArrayList<>();
    private final List<List<LegalBasis>> actions = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private final List<SubjectType> types = new ArrayList<>();
    private final List<LocalDate> days = new ArrayList<>();

    void claim(Claim claim) {
        claims.add(claim);
    }

    /// Notes a sentence about the whole action: "The actions taken today are pursuant to ... and ...".
    void ofAction(List<LegalBasis> bases) {
        actions.add(bases);
        basesOfAll.addAll(bases);
    }

    void day(LocalDate day) {
        days.add(day);
    }

    /// Notes an act that counts its parties, or only describes them. A count behind the first name is of
    /// others.
    void ofAll(List<LegalBasis> bases, int count, List<SubjectType> described) {
        basesOfAll.addAll(bases);
        if (count > 0 && claims.isEmpty()) {
            counts.add(count);
        }
        types.addAll(described);
    }

    List<Claim> claims() {
        return claims;
    }

    /// The first number of parties that the text announces; 0 where it announces none.
    int announced() {
        return counts.isEmpty() ? 0 : counts.getFirst();
    }

    /// Whether a number of parties agrees with one that the text announces, or with all of them together.
    Confidence.Count count(int found) {
        if (counts.isEmpty()) {
            return Confidence.Count.NOT_GIVEN;
        }
        int sum = counts.stream().mapToInt(Integer::intValue).sum();
        return counts.contains(found) || sum == found ? Confidence.Count.AGREES : Confidence.Count.CONTRADICTS;
    }

    /// The kind of all parties, where the text announces one kind only and the number agrees.
    SubjectType typeOfAll(int found) {
        boolean one = types.stream().distinct().count() == 1;
        return one && count(found) == Confidence.Count.AGREES ? types.getFirst() : SubjectType.UNKNOWN;
    }

    /// The bases of acts that name no party, where they are of one instrument or stand in one sentence about the
    /// whole action; else the one instrument of all the acts that name some.
    List<LegalBasis> basesOfAll() {
        List<LegalBasis> merged = LegalReferences.merged(basesOfAll);
        if (merged.stream().map(LegalBasis::instrument).distinct().count() == 1) {
            return merged;
        }
        if (actions.size() == 1 && LegalReferences.merged(actions.getFirst()).equals(merged)) {
            return merged;
        }
        List<String> instruments = claims.stream()
                .flatMap(claim -> claim.bases().stream())
                .map(LegalBasis::instrument)
                .distinct()
                .toList();
        return merged.isEmpty() && instruments.size() == 1
                ? List.of(new LegalBasis(instruments.getFirst(), null))
                : List.of();
    }

    /// The first day that an act of the text names.
    Optional<LocalDate> dayOfAll() {
        return days.stream().findFirst();
    }
}
