package io.tocsin.registry.console;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What an address asks for, so that other addresses can ask for a little more or less.
///
/// @param path of the page
/// @param asked the values of each parameter, in the order in which addresses name them
record Question(String path, Map<String, List<String>> asked) {
    /// Takes what has a value of the parameters that a page knows.
    static Question of(String path, MultivaluedMap<String, String> query, List<String> known) {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        for (String name : known) {
            List<String> values = query.getOrDefault(name, List.of()).stream()
                    .filter(value -> !value.isBlank())
                    .distinct()
                    .toList();
            if (!values.isEmpty()) {
                asked.put(name, values);
            }
        }
        return new Question(path, asked);
    }

    /// The first value of a parameter, "" where it has none.
    String value(String name) {
        return asked.getOrDefault(name, List.of("")).getFirst();
    }

    boolean has(String name, String value) {
        return asked.getOrDefault(name, List.of()).contains(value);
    }

    /// The same with one value more.
    Question and(String name, String value) {
        List<String> values = new ArrayList<>(asked.getOrDefault(name, List.of()));
        values.add(value);
        return with(name, values);
    }

    /// The same without one value.
    Question without(String name, String value) {
        return with(
                name,
                asked.getOrDefault(name, List.of()).stream()
                        .filter(other -> !other.equals(value))
                        .toList());
    }

    /// The same with other values of one parameter; without values it is not asked about.
    Question with(String name, List<String> values) {
        Map<String, List<String>> other = new LinkedHashMap<>(asked);
        if (values.isEmpty()) {
            other.remove(name);
        } else {
            other.put(name, values);
        }
        return new Question(path, other);
    }

    /// All that is asked but by some parameters, for a form that asks by those itself.
    List<Asked> besides(String... parameters) {
        List<String> own = List.of(parameters);
        return asked.entrySet().stream()
                .filter(one -> !own.contains(one.getKey()))
                .flatMap(one -> one.getValue().stream().map(value -> new Asked(one.getKey(), value)))
                .toList();
    }

    /// One value of one parameter.
    record Asked(String name, String value) {}

    /// The address that asks it.
    String address() {
        String query = asked.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(value -> one.getKey() + "=" + Fact.encoded(value)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
