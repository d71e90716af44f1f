package io.tocsin.ingest.ofac;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An XML element by its local name: with text, or with elements.
record Element(String name, String text, List<Element> children) {
    Element {
        children = List.copyOf(children);
    }

    /// The text of the first child of that name; null where there is none or it is blank.
    @Nullable
    String text(String child) {
        for (Element element : children) {
            if (element.name.equals(child)) {
                return element.text.isEmpty() ? null : element.text;
            }
        }
        return null;
    }

    /// The items of the lists of that name.
    List<Element> items(String list) {
        List<Element> items = new ArrayList<>();
        for (Element child : children) {
            if (child.name.equals(list)) {
                items.addAll(child.children);
            }
        }
        return items;
    }

    /// The texts of an element in the items of a list; those that are blank left out.
    List<String> texts(String list, String child) {
        List<String> texts = new ArrayList<>();
        for (Element item : items(list)) {
            String text = item.text(child);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /// The texts of these children, joined; those that are missing or blank left out.
    String joined(String separator, String... names) {
        StringBuilder joined = new StringBuilder();
        for (String child : names) {
            String text = text(child);
            if (text != null) {
                joined.append(joined.isEmpty() ? "" : separator).append(text);
            }
        }
        return joined.toString();
    }
}
