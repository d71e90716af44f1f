package io.tocsin.registry.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.console.Figures;
import io.tocsin.designation.Authorities;
import io.tocsin.designation.DesignationId;
import io.tocsin.registry.console.DesignationPage.Times;
import io.tocsin.registry.console.SearchView.Choice;
import io.tocsin.registry.console.SearchView.Choices;
import io.tocsin.registry.console.SearchView.Hit;
import io.tocsin.registry.problem.Problems;
import io.tocsin.registry.register.AsOf;
import io.tocsin.registry.register.DesignationQuery;
import io.tocsin.registry.register.Designations;
import io.tocsin.registry.register.Facet;
import io.tocsin.registry.register.FacetCounts;
import io.tocsin.registry.register.Facets;
import io.tocsin.registry.register.Filter;
import io.tocsin.registry.register.Found;
import io.tocsin.registry.register.Place;
import io.tocsin.registry.register.Relevance;
import io.tocsin.registry.register.Search;
import io.tocsin.registry.register.SearchConfig;
import io.tocsin.registry.register.State;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Search as you type; without a script a form.
@Path("/search")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class SearchPages {
    private static final List<Facet> KINDS =
            List.of(Facet.STATUS, Facet.SUBJECT_TYPE, Facet.AUTHORITY, Facet.PROGRAMME, Facet.COUNTRY, Facet.SOURCE);

    /// So many choices of a kind are shown at once; more are folded away.
    private static final int AT_ONCE = 8;

    /// What narrows a search, with how its values are said.
    private static final Map<String, UnaryOperator<String>> FILTERS = Map.of(
            "authority", Authorities::label,
            "source", UnaryOperator.identity(),
            "programme", UnaryOperator.identity(),
            "country", Countries::name,
            "subjectType", UnaryOperator.identity(),
            "status", UnaryOperator.identity(),
            "identifier", UnaryOperator.identity(),
            "changedSince", since -> "changed since " + since.substring(0, Math.min(10, since.length())));

    private static final Map<String, Integer> SINCE = since();

    private static Map<String, Integer> since() {
        Map<String, Integer> days = new LinkedHashMap<>();
        days.put("today", 0);
        days.put("in the last 7 days", 7);
        days.put("in the last 30 days", 30);
        days.put("in the last year", 365);
        return days;
    }

    /// Tells a page that searches while somebody types which address stands for what it shows.
    private static final String ADDRESS = "HX-Replace-Url";

    private static final List<String> PARAMETERS = List.of(
            "q",
            "authority",
            "source",
            "programme",
            "country",
            "subjectType",
            "status",
            "identifier",
            "changedSince",
            "knownAt",
            "validAt");

    private final Console console;
    private final ConsoleConfig config;
    private final Designations register;
    private final FacetCounts counts;
    private final SearchConfig searching;
    private final Clock clock;

    SearchPages(
            Console console,
            ConsoleConfig config,
            Designations register,
            FacetCounts counts,
            SearchConfig searching,
            Clock clock) {
        this.console = console;
        this.config = config;
        this.register = register;
        this.counts = counts;
        this.searching = searching;
        this.clock = clock;
    }

    @GET
    public Response search(@BeanParam DesignationQuery query, @Context UriInfo uri) throws SQLException {
        Question asked = Question.of("/search", uri.getQueryParameters(), PARAMETERS);
        Filter filter = query.filter(searching);
        AsOf asOf = query.asOf();
        Instant now = clock.instant();
        String after = uri.getQueryParameters().getFirst("after");
        Search search = filter.search();
        List<Leaf> leaves = search == null ? plain(filter, asOf, after) : found(search, filter, asOf, after);
        Facets facets = counts.of(filter, asOf);
        boolean more = leaves.size() > config.results();
        List<Leaf> shown = more ? leaves.subList(0, config.results()) : leaves;
        SearchView view = new SearchView(
                asked.value("q"),
                asked.besides("q", "knownAt", "validAt"),
                Times.of(asOf),
                narrowed(asked),
                choices(asked, facets, now),
                shown.stream()
                        .map(leaf -> Hit.of(leaf.state(), leaf.matched(), asked, now))
                        .toList(),
                summary(facets.total(), shown.size(), after != null),
                more ? asked.with("after", List.of(shown.getLast().place())).address() : null);
        return Response.ok(Pages.search(console.frame("Search", Console.SEARCH), view))
                .header(ADDRESS, asked.address())
                .build();
    }

    /// What stands on a page of results.
    ///
    /// @param matched the name by which it was found, null where it was none
    /// @param place after which the next page begins
    private record Leaf(State state, @Nullable String matched, String place) {}

    private List<Leaf> plain(Filter filter, AsOf asOf, @Nullable String after) throws SQLException {
        String afterId = after == null ? "" : id(after);
        return register.page(filter, asOf, afterId, config.results() + 1).stream()
                .map(state -> new Leaf(state, null, state.id().toString()))
                .toList();
    }

    private List<Leaf> found(Search search, Filter filter, AsOf asOf, @Nullable String after) throws SQLException {
        List<Leaf> leaves = new ArrayList<>();
        for (Found found : register.found(search, filter, asOf, place(after), config.results() + 1)) {
            String place = found.relevance().ordinal() + "." + found.state().id();
            leaves.add(new Leaf(found.state(), found.matchedName(search).orElse(null), place));
        }
        return leaves;
    }

    private static Place place(@Nullable String after) {
        if (after == null) {
            return Place.FIRST;
        }
        try {
            return new Place(Relevance.values()[Integer.parseInt(after, 0, 1, 10)], id(after.substring(2)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw bad(after);
        }
    }

    private static String id(String after) {
        try {
            return DesignationId.parse(after).toString();
        } catch (IllegalArgumentException e) {
            throw bad(after);
        }
    }

    private static RuntimeException bad(String after) {
        return Problems.badParameter("after", "\"" + after + "\" is no place in a search; go to its beginning.");
    }

    private static String summary(long total, int shown, boolean later) {
        if (shown == 0) {
            return later ? "There are no more." : "Nothing is found.";
        }
        String all = total == 1 ? "One is found." : Figures.number(total) + " are found.";
        return shown == total ? all : all + " These are " + (later ? "the next " : "the first ") + shown + ".";
    }

    private static List<Chip> narrowed(Question asked) {
        return asked.asked().entrySet().stream()
                .filter(one -> FILTERS.containsKey(one.getKey()))
                .flatMap(one -> one.getValue().stream()
                        .map(value -> new Chip(
                                said(one.getKey(), value),
                                asked.without(one.getKey(), value).address())))
                .toList();
    }

    /// What can be chosen next: of each kind the values that most have which are found.
    private static List<Choices> choices(Question asked, Facets facets, Instant now) {
        List<Choices> choices = new ArrayList<>();
        for (Facet facet : KINDS) {
            String parameter = parameter(facet);
            List<Choice> each = facets.facets().getOrDefault(facet, List.of()).stream()
                    .filter(count -> !asked.has(parameter, count.value()))
                    .map(count -> new Choice(
                            said(parameter, count.value()),
                            null,
                            Figures.number(count.count()),
                            asked.and(parameter, count.value()).address()))
                    .toList();
            if (!each.isEmpty()) {
                choices.add(new Choices(label(facet), each.size() <= AT_ONCE, each));
            }
        }
        choices.add(since(asked, now));
        return choices;
    }

    private static String label(Facet facet) {
        return switch (facet) {
            case SOURCE -> "List";
            case AUTHORITY -> "Authority";
            case PROGRAMME -> "Programme";
            case COUNTRY -> "Country";
            case SUBJECT_TYPE -> "Kind of party";
            case STATUS -> "Status";
        };
    }

    private static String parameter(Facet facet) {
        return switch (facet) {
            case SOURCE -> "source";
            case AUTHORITY -> "authority";
            case PROGRAMME -> "programme";
            case COUNTRY -> "country";
            case SUBJECT_TYPE -> "subjectType";
            case STATUS -> "status";
        };
    }

    private static String said(String parameter, String value) {
        return FILTERS.getOrDefault(parameter, UnaryOperator.identity()).apply(value);
    }

    private static Choices since(Question asked, Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        List<Choice> each = new ArrayList<>();
        SINCE.forEach((label, days) -> {
            String since = today.minus(days, ChronoUnit.DAYS).toString();
            each.add(new Choice(
                    label, null, "", asked.with("changedSince", List.of(since)).address()));
        });
        return new Choices("Changed", true, each);
    }
}
