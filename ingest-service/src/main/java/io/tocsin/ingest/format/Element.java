package io.tocsin.ingest.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An XML element by its local name: with attributes, and with text or elements.
///
/// @param attributes by local name, in the order of the document
/// @param text the white space around it gone, empty where there is none
public record Element(String name, Map<String, String> attributes, String text, List<Element> children) {
    public Element {
        children = List.copyOf(children);
    }

    /// The attribute's value; null where it is missing or blank.
    public @Nullable String attribute(String attribute) {
        return said(attributes.get(attribute));
    }

    /// The text of the first child of that name; null where there is none or it is blank.
    public @Nullable String text(String child) {
        for (Element element : children) {
            if (element.name.equals(child)) {
                return said(element.text);
            }
        }
        return null;
    }

    /// The children of that name.
    public List<Element> children(String child) {
        List<Element> named = new ArrayList<>();
        for (Element element : children) {
            if (element.name.equals(child)) {
                named.add(element);
            }
        }
        return named;
    }

    /// The elements that this path of names leads to, through each element on the way.
    public List<Element> all(String... path) {
        List<Element> reached = List.of(this);
        for (String step : path) {
            List<Element> next = new ArrayList<>();
            reached.forEach(element -> next.addAll(element.children(step)));
            reached = next;
        }
        return reached;
    }

    /// The items of the lists of that name.
    public List<Element> items(String list) {
        List<Element> items = new ArrayList<>();
        for (Element child : children) {
            if (child.name.equals(list)) {
                items.addAll(child.children);
            }
        }
        return items;
    }

    /// The texts of an element in the items of a list; those that are blank left out.
    public List<String> texts(String list, String child) {
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
    public String joined(String separator, String... names) {
        StringBuilder joined = new StringBuilder();
        for (String child : names) {
            String text = text(child);
            if (text != null) {
                joined.append(joined.isEmpty() ? "" : separator).append(text);
            }
        }
        return joined.toString();
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
