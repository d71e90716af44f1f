package io.tocsin.ingest.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Invented statements in the official style, each beside what must be read out of it, one party a line:
/// `action | name | aliases | type | country | legal bases`.
class OfficialStatementsTest {
    private static final Instant PUBLISHED = Instant.parse("2025-03-05T15:00:00Z");
    private static final double SURE = 0.9;

    static Stream<String> statements() throws URISyntaxException {
        return Arrays.stream(Objects.requireNonNull(folder().toFile().list()))
                .filter(name -> name.endsWith(".txt"))
                .map(name -> name.substring(0, name.length() - ".txt".length()))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void statementGivesExactlyItsParties(String name) throws URISyntaxException {
        List<Extraction> extractions = extractions(name);

        assertThat(extractions.stream().map(OfficialStatementsTest::line).collect(Collectors.joining("\n")))
                .isEqualTo(Statements.read(folder().resolve(name + ".expected")).strip());
    }

    @ParameterizedTest
    @MethodSource("statements")
    void everyQuoteStandsInTheText(String name) throws URISyntaxException {
        String text = Statements.read(folder().resolve(name + ".txt"));

        assertThat(extractions(name)).allSatisfy(extraction -> assertThat(text).contains(extraction.quote()));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void officialPartiesWithALegalBasisInTheirSentenceAreSure(String name) throws URISyntaxException {
        assertThat(extractions(name).stream()
                        .filter(extraction -> !name.startsWith("article"))
                        .filter(extraction -> extraction.quote().matches("(?s).*(?:E\\.O\\.|Executive Order).*")))
                .allSatisfy(extraction -> assertThat(extraction.confidence()).isGreaterThanOrEqualTo(SURE));
    }

    private static List<Extraction> extractions(String name) throws URISyntaxException {
        String publisher = name.startsWith("article") ? Announcement.PRESS : "us-state";
        String text = Statements.read(folder().resolve(name + ".txt"));
        return ProseReader.read(new Announcement(publisher, "", null, PUBLISHED, text));
    }

    private static String line(Extraction extraction) {
        return String.join(
                        " | ",
                        extraction.action().name().toLowerCase(Locale.ROOT),
                        extraction.name(),
                        String.join("; ", extraction.aliases()),
                        extraction.subjectType().name().toLowerCase(Locale.ROOT),
                        extraction.country() == null ? "-" : extraction.country(),
                        extraction.legalBases().stream()
                                .map(basis ->
                                        basis.instrument() + (basis.section() == null ? "" : " " + basis.section()))
                                .collect(Collectors.joining("; ")))
                .strip();
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(OfficialStatementsTest.class.getResource("/announcements"))
                .toURI());
    }
}
