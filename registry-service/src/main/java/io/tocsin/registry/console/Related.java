package io.tocsin.registry.console;

import io.tocsin.console.Badge;
import io.tocsin.designation.Authorities;
import io.tocsin.registry.party.Decision;
import io.tocsin.registry.party.PartyLink;
import io.tocsin.registry.party.Rel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Another designation that has to do with one, or a party that a document names.
///
/// @param words what it is to the one
/// @param name of the other party
/// @param href its page, null where it is no designation
/// @param badge its status, null where it is no designation
/// @param about who designates it and since when, "" where it is no designation
/// @param reason why the two belong together, null where that needs no word
record Related(
        String words,
        String name,
        @Nullable String href,
        @Nullable Badge badge,
        String about,
        @Nullable String reason) {
    /// The same party on other lists, by what is known and nobody refused.
    static List<Related> alsoListed(List<PartyLink> links) {
        return links.stream()
                .filter(link -> link.rel() == Rel.SAME_PARTY && !link.isRefused())
                .map(Related::of)
                .toList();
    }

    /// All else that is tied to it.
    static List<Related> others(List<PartyLink> links) {
        return links.stream()
                .filter(link -> link.rel() != Rel.SAME_PARTY && !link.isRefused())
                .map(Related::of)
                .toList();
    }

    private static Related of(PartyLink link) {
        return new Related(
                word(link.rel()),
                link.name(),
                link.designationId() == null ? null : "/designations/" + link.designationId(),
                link.status() == null ? null : Badges.of(link.status()),
                about(link),
                reason(link));
    }

    private static String about(PartyLink link) {
        if (link.authority() == null || link.designationId() == null) {
            return "";
        }
        String since = link.since() == null ? "" : ", since " + Wording.day(link.since());
        return Authorities.label(link.authority()) + since;
    }

    private static @Nullable String reason(PartyLink link) {
        Decision decision = link.decision();
        if (decision != null) {
            return decision.by() + " decided so on " + Wording.day(decision.at()) + ": " + decision.reason();
        }
        Double score = link.score();
        String explanation = link.explanation();
        return score == null || explanation == null
                ? explanation
                : explanation + " (" + Math.round(score * 100) + " %)";
    }

    private static String word(Rel rel) {
        return switch (rel) {
            case SAME_PARTY -> "the same party";
            case CONFIRMED_BY -> "confirmed by";
            case CONFIRMS -> "confirms the announcement";
            case ANNOUNCED_BY -> "announced by";
            case ANNOUNCES -> "announces a change of";
            case CONTRADICTED_BY -> "contradicted by";
            case CONTRADICTS -> "contradicts the announcement";
            case REKEYED_FROM -> "had the reference before";
            case REKEYED_TO -> "has the reference since";
            case LINKED_TO -> "linked to";
            case LINKED_FROM -> "named as a link by";
            case RELATED_TO -> "related to";
            case RELATED_FROM -> "named by";
        };
    }
}
