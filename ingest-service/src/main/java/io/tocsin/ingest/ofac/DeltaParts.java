package io.tocsin.ingest.ofac;

import io.tocsin.ingest.format.Element;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A modified entity of a delta, taken apart: what is added, what is removed and what is changed, each as an entity of
/// its own. Elements without an action are context.
final class DeltaParts {
    /// Their items are changed one by one.
    private static final Set<String> SETS = Set.of(
            "sanctionsLists",
            "sanctionsPrograms",
            "sanctionsTypes",
            "legalAuthorities",
            "names",
            "addresses",
            "features",
            "identityDocuments",
            "relationships");

    private final Map<DeltaAction, List<Element>> parts = new EnumMap<>(DeltaAction.class);
    private final List<String> misfits = new ArrayList<>();

    private DeltaParts() {}

    static DeltaParts of(Element entity) {
        DeltaParts parts = new DeltaParts();
        for (Element child : entity.children()) {
            if (child.name().equals("generalInfo")) {
                parts.general(child);
            } else if (SETS.contains(child.name())) {
                parts.set(child);
            }
        }
        return parts;
    }

    /// What has this action, as an entity.
    Element part(DeltaAction action) {
        return new Element("entity", Map.of(), "", parts.getOrDefault(action, List.of()));
    }

    /// What cannot be taken apart, a few words each.
    List<String> misfits() {
        return misfits;
    }

    private void general(Element general) {
        DeltaAction whole = DeltaAction.of(general);
        for (Element value : general.children()) {
            DeltaAction own = DeltaAction.of(value);
            add(own == null ? whole : own, with(general, value));
        }
    }

    private void set(Element set) {
        DeltaAction whole = DeltaAction.of(set);
        for (Element item : set.children()) {
            DeltaAction own = DeltaAction.of(item);
            DeltaAction action = own == null && whole != DeltaAction.MODIFY ? whole : own;
            if (action == DeltaAction.ADD || action == DeltaAction.REMOVE) {
                add(action, with(set, item));
            } else if (set.name().equals("names")) {
                name(set, item, action);
            } else if (action == DeltaAction.MODIFY) {
                add(action, with(set, item));
            } else if (hasAction(item)) {
                inside(set, item);
            }
        }
    }

    /// A translation of a name that is there already comes, goes or changes alone.
    private void name(Element set, Element name, @Nullable DeltaAction action) {
        boolean some = name.items("translations").stream().anyMatch(t -> DeltaAction.of(t) != null);
        if (!some) {
            if (action == null && hasAction(name)) {
                misfits.add("a name is changed in parts");
            }
            add(action, with(set, name));
            return;
        }
        for (Element translation : name.items("translations")) {
            DeltaAction own = DeltaAction.of(translation);
            if (own != null) {
                List<Element> children = new ArrayList<>();
                for (Element child : name.children()) {
                    children.add(child.name().equals("translations") ? with(child, translation) : child);
                }
                add(own, with(set, new Element(name.name(), name.attributes(), "", children)));
            }
        }
    }

    /// The delta changes a part of an item: it can be followed where the rest of the item is there too.
    private void inside(Element set, Element item) {
        switch (set.name()) {
            case "features", "identityDocuments", "relationships" -> add(DeltaAction.MODIFY, with(set, item));
            default -> misfits.add("an item of " + set.name() + " is changed in parts");
        }
    }

    private void add(@Nullable DeltaAction action, Element part) {
        if (action != null) {
            parts.computeIfAbsent(action, none -> new ArrayList<>()).add(part);
        }
    }

    private static boolean hasAction(Element element) {
        return DeltaAction.of(element) != null || element.children().stream().anyMatch(DeltaParts::hasAction);
    }

    private static Element with(Element parent, Element child) {
        return new Element(parent.name(), parent.attributes(), "", List.of(child));
    }
}
