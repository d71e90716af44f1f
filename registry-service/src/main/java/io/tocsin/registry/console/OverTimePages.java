package io.tocsin.registry.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.registry.problem.Problems;
import io.tocsin.registry.trend.Trend;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// New designations over time.
@Path("/over-time")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class OverTimePages {
    private static final List<String> PARAMETERS = List.of("from", "to", "country", "authority");

    private final Console console;
    private final Trend trend;

    OverTimePages(Console console, Trend trend) {
        this.console = console;
        this.trend = trend;
    }

    @GET
    public TemplateInstance overTime(@Context UriInfo uri) throws SQLException {
        Question asked = Question.of("/over-time", uri.getQueryParameters(), PARAMETERS);
        OverTimeView view = OverTimeView.of(trend.beginnings(), asked, month("from", asked, 1), month("to", asked, 12));
        return Pages.overTime(console.frame("New designations over time", Console.OVER_TIME), view);
    }

    /// A month, or a year, which stands for its first or last month.
    private static @Nullable YearMonth month(String parameter, Question asked, int inYear) {
        String text = asked.value(parameter);
        try {
            if (text.isEmpty()) {
                return null;
            }
            return text.length() == 4 ? YearMonth.of(Integer.parseInt(text), inYear) : YearMonth.parse(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw Problems.badParameter(parameter, "\"" + text + "\" is neither a month such as 2024-12 nor a year.");
        }
    }
}
