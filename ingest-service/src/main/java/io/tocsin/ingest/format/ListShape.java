package io.tocsin.ingest.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The shape of a list in XML: where its entries and its header stand, how an entry is called, and every name that the
/// format knows. What is in a document beside that is counted, and read where it stands in an entry.
public final class ListShape {
    private final String root;
    private final Set<String> namespaces;
    private final Place places;
    private final String reference;
    private final List<String> referenceAttributes;
    private final NameTable names;
    private final boolean[] passedOver;
    private final @Nullable Set<String>[] codes;

    private ListShape(Builder builder) {
        root = builder.root;
        namespaces = Set.copyOf(builder.namespaces);
        places = builder.places;
        reference = builder.reference;
        referenceAttributes = List.copyOf(builder.referenceAttributes);
        Set<String> all = new LinkedHashSet<>(builder.containers);
        int containers = all.size();
        all.addAll(builder.leaves);
        all.addAll(builder.attributes);
        all.addAll(builder.passedOver);
        names = new NameTable(List.copyOf(all), containers);
        passedOver = names.among(builder.passedOver);
        codes = codes(builder.codes, all.size());
    }

    /// @param root local name of the root element
    public static Builder of(String root) {
        return new Builder(root);
    }

    String root() {
        return root;
    }

    boolean isNamespace(@Nullable String namespace) {
        return namespaces.isEmpty() || namespaces.contains(namespace == null ? "" : namespace);
    }

    Place places() {
        return places;
    }

    /// The child of an entry that holds its reference, empty where an attribute does.
    String reference() {
        return reference;
    }

    /// The attributes of an entry that hold its reference; the first that says something counts.
    List<String> referenceAttributes() {
        return referenceAttributes;
    }

    NameTable names() {
        return names;
    }

    boolean isPassedOver(int number) {
        return number >= 0 && passedOver[number];
    }

    /// Whether codes are expected in an element or attribute of that name.
    boolean isCoded(int number) {
        return number >= 0 && codes[number] != null;
    }

    /// Whether the code is one of those that are expected there; nothing is none.
    boolean isCode(int number, String code) {
        Set<String> known = codes[number];
        return code.isEmpty() || known == null || known.contains(code.toLowerCase(Locale.ROOT));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of sets
    private @Nullable Set<String>[] codes(Map<String, Set<String>> byName, int size) {
        @Nullable Set<String>[] byNumber = new @Nullable Set[size];
        byName.forEach((name, known) -> byNumber[names.number(name)] = known);
        return byNumber;
    }

    /// An element on the way to the entries: the root, one of them, or what is between.
    static final class Place {
        private final Map<String, Place> children = new HashMap<>();
        private Kind kind = Kind.WAY;

        enum Kind {
            WAY,
            HEADER,
            ENTRY
        }

        Kind kind() {
            return kind;
        }

        @Nullable
        Place child(String name) {
            return children.get(name);
        }

        private void add(String path, Kind what) {
            Place place = this;
            for (String name : path.split("/")) {
                place = place.children.computeIfAbsent(name, none -> new Place());
            }
            place.kind = what;
        }
    }

    /// Says the shape, name by name.
    public static final class Builder {
        private final String root;
        private final Set<String> namespaces = new LinkedHashSet<>();
        private final Place places = new Place();
        private final List<String> referenceAttributes = new ArrayList<>();
        private final Set<String> containers = new LinkedHashSet<>();
        private final Set<String> leaves = new LinkedHashSet<>();
        private final Set<String> attributes = new LinkedHashSet<>();
        private final Set<String> passedOver = new LinkedHashSet<>();
        private final Map<String, Set<String>> codes = new LinkedHashMap<>();
        private String reference = "";

        private Builder(String root) {
            this.root = root;
        }

        /// In which namespaces the root may stand, `""` for none; without this, in any.
        public Builder inNamespaces(String... any) {
            namespaces.addAll(List.of(any));
            return this;
        }

        /// Where entries stand: names from below the root, `entities/entity`. More than one place is
        /// possible.
        public Builder entries(String path) {
            places.add(path, Place.Kind.ENTRY);
            return this;
        }

        /// A part that is handed over whole, as long as an entry at most: names from below the root. The
        /// root itself is handed over first in any case, with its attributes and without its content.
        public Builder header(String path) {
            places.add(path, Place.Kind.HEADER);
            return this;
        }

        /// The child of an entry that holds its reference.
        public Builder reference(String child) {
            reference = child;
            return this;
        }

        /// The attributes of an entry that hold its reference; the first that says something counts.
        public Builder referenceAttributes(String... attributes) {
            referenceAttributes.addAll(List.of(attributes));
            return this;
        }

        /// Elements that hold elements alone: text in them is layout.
        public Builder containers(String... names) {
            containers.addAll(List.of(names));
            return this;
        }

        /// Elements that may hold text.
        public Builder leaves(String... names) {
            leaves.addAll(List.of(names));
            return this;
        }

        /// Attributes of any element.
        public Builder attributes(String... names) {
            attributes.addAll(List.of(names));
            return this;
        }

        /// Elements that are known and say nothing of a party, with all they hold: they are neither read
        /// nor compared.
        public Builder passedOver(String... names) {
            passedOver.addAll(List.of(names));
            return this;
        }

        /// Every code that an element may have, in any case; another one is counted as unknown.
        public Builder coded(String element, String... known) {
            leaves.add(element);
            return codes(element, known);
        }

        /// Every code that an attribute may have, in any case; another one is counted as unknown.
        public Builder codedAttribute(String attribute, String... known) {
            attributes.add(attribute);
            return codes(attribute, known);
        }

        /// The shape.
        public ListShape build() {
            return new ListShape(this);
        }

        private Builder codes(String name, String... known) {
            Set<String> all = codes.computeIfAbsent(name, none -> new LinkedHashSet<>());
            for (String code : known) {
                all.add(code.toLowerCase(Locale.ROOT));
            }
            return this;
        }
    }
}
