package io.tocsin.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void aFileGetsNeitherColourNorMovement() {
        Terminal terminal = terminal(Terminal.Style.PLAIN);

        terminal.progress("Starting, 1 s");
        terminal.line(Line.of(Ink.RED, "listed").and(Ink.STRONG, "A NAME"));

        assertThat(written()).isEqualTo("listed  A NAME\n");
    }

    @Test
    void aLineTakesThePlaceOfTheProgressAndThatGoesOnBelow() {
        Terminal terminal = terminal(Terminal.Style.MOVING);

        terminal.progress("Starting, 1 s");
        terminal.line("a line");

        assertThat(written()).isEqualTo("Starting, 1 s\r\u001b[Ka line\nStarting, 1 s");
    }

    @Test
    void withoutColourTheLineHasNoEscapes() {
        Terminal terminal = terminal(Terminal.Style.MOVING);

        terminal.line(Line.of(Ink.RED, "listed"));

        assertThat(written()).isEqualTo("listed\n");
    }

    @Test
    void colourEndsWhereThePieceEnds() {
        Terminal terminal = terminal(Terminal.Style.COLOUR);

        terminal.line(Line.of(Ink.RED, "listed").and(Ink.PLAIN, "rest"));

        assertThat(written()).isEqualTo("\u001b[31mlisted\u001b[0m  rest\n");
    }

    private Terminal terminal(Terminal.Style style) {
        return new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), style);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
