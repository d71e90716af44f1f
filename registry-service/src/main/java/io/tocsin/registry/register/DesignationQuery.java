package io.tocsin.registry.register;

import io.tocsin.designation.Country;
import io.tocsin.designation.Status;
import io.tocsin.designation.SubjectType;
import io.tocsin.registry.problem.Problems;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a list of designations can be asked by, as it comes in the query. Where a parameter is given more
/// than once, any of its values will do.
public class DesignationQuery {
    @QueryParam("name")
    @Nullable
    String name;

    @QueryParam("q")
    @Nullable
    String q;

    @QueryParam("identifier")
    List<String> identifier = List.of();

    @QueryParam("source")
    List<String> source = List.of();

    @QueryParam("authority")
    List<String> authority = List.of();

    @QueryParam("programme")
    List<String> programme = List.of();

    @QueryParam("country")
    List<String> country = List.of();

    @QueryParam("subjectType")
    List<String> subjectType = List.of();

    @QueryParam("status")
    List<String> status = List.of();

    @QueryParam("changedSince")
    @Nullable
    String changedSince;

    @QueryParam("knownAt")
    @Nullable
    String knownAt;

    @QueryParam("validAt")
    @Nullable
    String validAt;

    /// The two times asked about.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem where one cannot be read
    public AsOf asOf() {
        return new AsOf(Parameters.moment("knownAt", knownAt), Parameters.moment("validAt", validAt));
    }

    /// What is asked for.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem where a parameter cannot be read
    public Filter filter(SearchConfig limits) {
        String text = Parameters.text("q", q, limits.maxLength());
        return new Filter(
                Parameters.text("name", name, limits.maxLength()),
                text == null ? null : Search.of(text),
                texts("identifier", identifier, limits),
                texts("source", source, limits),
                texts("authority", authority, limits),
                texts("programme", programme, limits),
                texts("country", country, limits).stream()
                        .map(Country::codeOrName)
                        .collect(Collectors.toSet()),
                words("subjectType", SubjectType.class, subjectType),
                words("status", Status.class, status),
                Parameters.instant("changedSince", changedSince));
    }

    /// What is asked for in words, parameter by parameter, without the times.
    public SortedMap<String, List<String>> asked() {
        SortedMap<String, List<String>> asked = new TreeMap<>();
        Map.of(
                        "identifier", identifier,
                        "source", source,
                        "authority", authority,
                        "programme", programme,
                        "country", country,
                        "subjectType", subjectType,
                        "status", status)
                .forEach((parameter, values) -> put(asked, parameter, values.stream()));
        put(asked, "name", Stream.ofNullable(name));
        put(asked, "q", Stream.ofNullable(q));
        put(asked, "changedSince", Stream.ofNullable(changedSince));
        return asked;
    }

    private static void put(Map<String, List<String>> asked, String parameter, Stream<String> values) {
        List<String> given =
                values.filter(value -> !value.isBlank()).distinct().sorted().toList();
        if (!given.isEmpty()) {
            asked.put(parameter, given);
        }
    }

    private static Set<String> texts(String parameter, List<String> values, SearchConfig limits) {
        if (values.size() > limits.maxValues()) {
            throw Problems.badParameter(
                    parameter, "It has " + values.size() + " values; it may have " + limits.maxValues() + ".");
        }
        return values.stream()
                .map(value -> Parameters.text(parameter, value, limits.maxLength()))
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> Set<E> words(String parameter, Class<E> words, List<String> values) {
        return values.stream()
                .map(value -> Parameters.word(parameter, words, value))
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
    }
}
