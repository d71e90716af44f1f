package io.tocsin.registry.facts;

import static io.tocsin.registry.TestLog.party;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.TheLog;
import io.tocsin.registry.TokenKeys;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// How much of a history is traced.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
class FactSheetsTest {
    @Inject
    DataSource database;

    @Test
    void aHistoryThatIsTooLongIsRefusedAndNotCutOff() throws SQLException {
        // Given
        Designation mill = party(
                "sheet-list",
                "1",
                SubjectType.ORGANISATION,
                List.of(Name.of("Sheet Mill", NameQuality.PRIMARY)),
                "DE",
                "S");
        List<LoggedEvent> events = TheLog.append(log -> {
            log.listed(mill);
            log.amended(mill, TestLog.with(mill, "S", "T"));
        });
        FactSheets sheets = new FactSheets(database, () -> 1);
        // When
        FactSheet first = sheets.of(mill.id(), events.getFirst().sequence());
        // Then
        assertThat(first.facts()).extracting(Fact::field).contains("programmes");
        assertThatThrownBy(() -> sheets.of(mill.id(), events.getLast().sequence()))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(422);
                    assertThat(problem.getDetail()).contains("more than 1 events");
                });
    }
}
