package io.tocsin.ingest.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.ingest.notice.ExtractionQuality.Field;
import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is promised of the reading of texts, measured over the labelled ones.
class ExtractionQualityTest {
    private static final double PRECISION = 0.97;
    private static final double RECALL = 0.95;

    @Test
    void whatIsReadIsRightAndLittleIsMissed() throws URISyntaxException {
        // When
        ExtractionQuality quality = ExtractionQuality.of(ExtractionQuality.labelled());
        // Then
        System.out.println(quality.table());
        quality.mistakes().forEach(System.out::println);
        assertThat(quality.all().precision()).isGreaterThanOrEqualTo(PRECISION);
        assertThat(quality.all().recall()).isGreaterThanOrEqualTo(RECALL);
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void everyFieldKeepsTheFloor(Field field) throws URISyntaxException {
        // When
        ExtractionQuality quality = ExtractionQuality.of(ExtractionQuality.labelled());
        // Then
        assertThat(quality.score(field).precision()).as("precision").isGreaterThanOrEqualTo(PRECISION);
        assertThat(quality.score(field).recall()).as("recall").isGreaterThanOrEqualTo(RECALL);
    }

    @Test
    void everyQuoteStandsInItsText() throws URISyntaxException {
        assertThat(ExtractionQuality.labelled())
                .allSatisfy(
                        text -> assertThat(TextReader.read(text.announcement()).parties())
                                .allSatisfy(party ->
                                        assertThat(text.announcement().text()).contains(party.quote())));
    }
}
