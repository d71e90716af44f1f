package io.tocsin.registry.openapi;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.designation.Designation;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Subject;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.openapi.check.InterfaceContract;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.TheLog;
import io.tocsin.registry.TokenKeys;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/// The description of the HTTP interface says what the service does.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
class InterfaceTest extends InterfaceContract {
    private static final int PROBLEMS = 21;

    private static boolean folded;

    InterfaceTest() {
        super("registry", PROBLEMS);
    }

    /// What the examples are about.
    @BeforeEach
    void foldOnce() {
        if (!folded) {
            Subject house = TestLog.organisation("99001", "EXAMPLE TRADING HOUSE", "示例贸易行")
                    .subject();
            Designation entry = Designation.listed("sample-list", "us-ofac", "99001", house, List.of("IFSR", "NPWMD"));
            TheLog.append(log -> log.listed(under("E.O. 13382", "1(a)(ii)", entry)));
            folded = true;
        }
    }

    private static Designation under(String instrument, String section, Designation entry) {
        return new Designation(
                entry.id(),
                entry.revision(),
                entry.authority(),
                entry.reference(),
                entry.status(),
                entry.subject(),
                entry.programmes(),
                List.of(new LegalBasis(instrument, section)),
                entry.designatedOn(),
                entry.measures(),
                entry.reasons(),
                entry.remarks(),
                entry.relations());
    }
}
