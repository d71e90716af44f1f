package io.tocsin.ingest.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void companyFormsAndOrdersEndNoSentence() {
        assertThat(split("The U.S. listed Example Co., Ltd. Branch under E.O. 13382. It acted."))
                .containsExactly("The U.S. listed Example Co., Ltd. Branch under E.O. 13382.", "It acted.");
    }

    @Test
    void companyFormBeforeAnOpenerEndsTheSentence() {
        assertThat(split("OFAC named Example Inc. The company ships oil."))
                .containsExactly("OFAC named Example Inc.", "The company ships oil.");
    }

    @Test
    void pointWithinParenthesesEndsNone() {
        assertThat(split("Example (also known as Ex. The Old) acted. Then it stopped."))
                .hasSize(2);
    }

    @Test
    void quoteStaysWithItsSentence() {
        assertThat(split("\"They are designated.\" He left.")).containsExactly("\"They are designated.\"", "He left.");
    }

    private static List<String> split(String paragraph) {
        return Sentences.split(paragraph).stream()
                .map(span -> paragraph.substring(span.start(), span.end()))
                .toList();
    }
}
