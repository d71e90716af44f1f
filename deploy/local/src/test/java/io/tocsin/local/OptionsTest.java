package io.tocsin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final Path STANDARD = Path.of("/checkout/deploy/local/data");

    @Test
    void withoutOptionsTheDemoRunsOnTheStandardFolder() {
        Options options = parse();

        assertThat(options).isEqualTo(new Options(false, true, STANDARD, false));
        assertThat(options.authorityRuns()).isTrue();
        assertThat(options.watches()).isTrue();
    }

    @Test
    void withoutTheDemoNothingIsWatched() {
        Options options = parse("--no-demo");

        assertThat(options.authorityRuns()).isFalse();
        assertThat(options.watches()).isFalse();
    }

    @Test
    void liveWatchesTheRealSourcesInPlaceOfTheSampleAuthority() {
        Options options = parse("--live");

        assertThat(options.authorityRuns()).isFalse();
        assertThat(options.demo()).isTrue();
        assertThat(options.watches()).isTrue();
    }

    @Test
    void liveWithoutTheDemoStillWatches() {
        Options options = parse("--no-demo", "--live");

        assertThat(options.demo()).isFalse();
        assertThat(options.watches()).isTrue();
    }

    @Test
    void aFolderIsNamedInEitherWay() {
        assertThat(parse("--fresh", "--data", "my data")).isEqualTo(new Options(false, true, Path.of("my data"), true));
        assertThat(parse("--data=my data").data()).isEqualTo(Path.of("my data"));
    }

    @Test
    void anUnknownOptionIsQuoted() {
        assertThatThrownBy(() -> parse("--frehs"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("deploy/local/up does not know the option --frehs; --help names them all.");
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertThatThrownBy(() -> parse("--data"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--data needs a value after it.");
        assertThatThrownBy(() -> parse("--data=")).hasMessage("--data needs the name of a folder.");
    }

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), STANDARD);
    }
}
