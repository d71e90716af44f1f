package io.tocsin.ingest.federalregister;

import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import io.tocsin.ingest.source.SourceFamily;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// What OFAC, the Department of State and the Bureau of Industry and Security print in the Federal Register. Each
/// notice says which of them acts; what it prints is in force.
@ApplicationScoped
class FederalRegister implements SourceFamily {
    private static final List<String> AGENCIES =
            List.of("foreign-assets-control-office", "state-department", "industry-and-security-bureau");

    @Override
    public List<Source> sources() {
        return List.of(new AnnouncementSource(
                "us-fr",
                "us",
                "Federal Register, notices and rules of OFAC, State and BIS",
                true,
                true,
                List.of("ofac-sdn", "ofac-cons"),
                new RegisterChannel(AGENCIES)));
    }
}
