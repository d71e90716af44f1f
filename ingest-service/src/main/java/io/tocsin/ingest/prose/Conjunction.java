package io.tocsin.ingest.prose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An "and" within an item of a list: does it separate two names, or belong to one ("Akhtar and Sons
/// Private Limited")? The weight sums up what speaks for separating; at or below zero it stays in the
/// name.
///
/// @param item the index of the item in the list
/// @param start where the conjunction begins in the item
/// @param end where the words after it begin
record Conjunction(int item, int start, int end, int weight) implements Comparable<Conjunction> {
    /// What surrounds the item.
    enum Setting {
        /// The list ends in ", and": what separates has a comma, so an "and" without one belongs to a
        /// name.
        OXFORD_LIST(-7),
        /// The last item of a list without that comma: one of its conjunctions must separate.
        LAST_ITEM(1),
        /// What follows speaks of one party: "X and Y Trading, a UAE-based company".
        ONE_PARTY(-6),
        ALONE(0);

        private final int weight;

        Setting(int weight) {
            this.weight = weight;
        }
    }

    private static final int BEYOND_DOUBT = 10;
    private static final int STRONG = 6;
    private static final int NAME_LIKE = 2;
    private static final int NEVER = -20;
    /// Weights closer to zero than this are guesses.
    private static final int CLEAR = 2;

    private static final Pattern AND = Pattern.compile("\\s+(?:and|as well as)\\s+");
    private static final Pattern PARTNERS = Pattern.compile(
            "(?:Sons?|Brothers?|Bros\\.?|Partners?|Associates|Daughters?|Family|Company|Co\\.?|Affiliates|Subsidiaries|Bro)\\b.*",
            Pattern.DOTALL);
    private static final Pattern NEW_PARTY = Pattern.compile(
            "(?:[\\p{Lu}][\\p{L}.' ]{1,40}-(?:based|registered|headquartered|flagged|incorporated)\\b|an? |one |two |three |four |five |six |seven |"
                    + "eight |nine |ten |\\d{1,3} |the \\p{Ll}|the vessel|its |his |her |their |(?:\\p{Lu}\\p{L}+ ){1,2}"
                    + "(?:nationals?|citizens?|company|companies|entity|entities|individuals?|businessm[ae]n)\\b).*",
            Pattern.DOTALL);
    private static final Pattern OFFICE = Pattern.compile(
            "(?:.*\\s)?(?:Ministry|Department|Institute|Bureau|Office|Cent(?:er|re)|Committee|Council|Academy|Agency|Faculty|Directorate|University|"
                    + "Administration|Organi[sz]ation|Foundation|Board|Commission|Society|Association|Union|Company|Corporation|Headquarters|Division|Fund|Academy|"
                    + "Laboratory|Federation|Chamber|Service|Authority|Front|Movement|Research|Command|College|School) (?:of|for|to) (?:the )?(?:\\p{Lu}[\\p{L}'-]*\\s*){1,4}",
            Pattern.DOTALL);
    private static final Set<String> TRADES = Set.of(
            "Trading",
            "Trade",
            "Import",
            "Imports",
            "Export",
            "Exports",
            "Research",
            "Development",
            "Science",
            "Sciences",
            "Technology",
            "Technologies",
            "Oil",
            "Gas",
            "Shipping",
            "Logistics",
            "Services",
            "Service",
            "Engineering",
            "Industry",
            "Industries",
            "Industrial",
            "Electronics",
            "Electronic",
            "Commerce",
            "Commercial",
            "Contracting",
            "Construction",
            "Transport",
            "Transportation",
            "Marketing",
            "Petroleum",
            "Petrochemical",
            "Petrochemicals",
            "Chemical",
            "Chemicals",
            "Investment",
            "Investments",
            "Finance",
            "Financial",
            "Security",
            "Defense",
            "Defence",
            "Aerospace",
            "Space",
            "Mining",
            "Metals",
            "Metallurgy",
            "Consulting",
            "Management",
            "Equipment",
            "Machinery",
            "Machine",
            "Production",
            "Manufacturing",
            "Design",
            "Communications",
            "Communication",
            "Supply",
            "Procurement",
            "Maritime",
            "Marine",
            "Agriculture",
            "Food",
            "Culture",
            "Training",
            "Systems",
            "Solutions",
            "Exchange",
            "Cargo",
            "Aviation",
            "Energy",
            "Power",
            "Water",
            "Planning",
            "Budget",
            "Intelligence",
            "Law",
            "Order",
            "Innovation",
            "Information",
            "Electrical",
            "Optics",
            "Optical",
            "Mechanics",
            "Physics",
            "Chemistry",
            "Steel",
            "Iron",
            "Aluminum",
            "Copper",
            "Freight",
            "Forwarding",
            "Clearing",
            "Software",
            "Hardware",
            "Automation",
            "Materials",
            "Instruments",
            "Tools",
            "Parts",
            "Spare",
            "Education",
            "Health",
            "Medical",
            "Media",
            "Logistic",
            "Support",
            "Operations",
            "Testing",
            "Armament",
            "Armaments",
            "Ammunition",
            "Justice",
            "Equality",
            "Peace",
            "Freedom",
            "Unity",
            "Air",
            "Sea");

    static List<Conjunction> in(String item, int index, Setting setting) {
        List<Conjunction> found = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        Matcher and = AND.matcher(item);
        while (and.find()) {
            places.add(new int[] {and.start(), and.end()});
        }
        for (int i = 0; i < places.size(); i++) {
            int from = i == 0 ? 0 : places.get(i - 1)[1];
            int to = i + 1 < places.size() ? places.get(i + 1)[0] : item.length();
            String left = item.substring(from, places.get(i)[0]).strip();
            String right = item.substring(places.get(i)[1], to).strip();
            found.add(new Conjunction(index, places.get(i)[0], places.get(i)[1], weight(left, right) + setting.weight));
        }
        return setting == Setting.LAST_ITEM ? withOneSeparating(found) : found;
    }

    private static int weight(String left, String right) {
        if (left.isEmpty() || right.isEmpty() || left.equals("between") || left.endsWith(" between")) {
            return NEVER;
        }
        if (left.charAt(left.length() - 1) == Masked.ASIDE
                || NEW_PARTY.matcher(right).matches()) {
            return BEYOND_DOUBT;
        }
        if (PARTNERS.matcher(right).matches()) {
            return -BEYOND_DOUBT;
        }
        boolean leftEnds = Words.endsWithSuffix(left) || Masked.blots(left.charAt(left.length() - 1));
        if (leftEnds) {
            return STRONG;
        }
        String lastLeft = left.substring(left.lastIndexOf(' ') + 1);
        String firstRight = right.split("[\\s,.]")[0];
        if (TRADES.contains(lastLeft) && TRADES.contains(firstRight)) {
            return -STRONG;
        }
        if (OFFICE.matcher(left).matches() && !OFFICE.matcher(right).matches() && !Words.endsWithSuffix(right)) {
            return -STRONG + 1;
        }
        boolean oneWord = left.indexOf(' ') < 0;
        if (oneWord && Words.organisation(right) && !right.startsWith("the ")) {
            return -NAME_LIKE;
        }
        return oneWord || right.indexOf(' ') < 0 ? 1 : NAME_LIKE;
    }

    /// In the last item without a comma before it, the weightiest conjunction separates where none does
    /// so far.
    private static List<Conjunction> withOneSeparating(List<Conjunction> found) {
        if (found.isEmpty() || found.stream().anyMatch(Conjunction::separates)) {
            return found;
        }
        Conjunction best = found.stream().max(Comparator.naturalOrder()).orElseThrow();
        if (!best.mayBeSplit()) {
            return found;
        }
        List<Conjunction> changed = new ArrayList<>(found);
        changed.set(found.indexOf(best), new Conjunction(best.item, best.start, best.end, 1));
        return changed;
    }

    boolean separates() {
        return weight > 0;
    }

    /// Whether a count of the text may make it separate all the same.
    boolean mayBeSplit() {
        return weight > -BEYOND_DOUBT + 1;
    }

    /// Whether a count of the text may keep it in a name all the same.
    boolean mayBeJoined() {
        return weight < STRONG;
    }

    boolean clear() {
        return Math.abs(weight) >= CLEAR;
    }

    @Override
    public int compareTo(Conjunction other) {
        return Comparator.comparingInt((Conjunction one) -> one.weight)
                .thenComparingInt(one -> one.item)
                .thenComparingInt(one -> one.start)
                .compare(this, other);
    }
}
