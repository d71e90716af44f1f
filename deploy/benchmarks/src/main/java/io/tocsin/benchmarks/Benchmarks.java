package io.tocsin.benchmarks;

import io.tocsin.local.terminal.Terminal;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The program behind `deploy/benchmarks/run`: runs the benchmarks that are named, all where none is, and
/// prints what they found. A target that is missed is said, and no failure; what could not be measured is
/// one.
public final class Benchmarks {
    /// Kept here, because a logger that nobody holds forgets its level. What libraries have to say is not
    /// for the table.
    private static final Logger LIBRARIES = Logger.getLogger("");

    private static final List<Benchmark> ALL = List.of(
            new Parse(), new Accept(), new FoldTopic(), new ReadRegister(), new Chain(), new Send(), new Many());

    private final Terminal terminal;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean allMeasured = true;

    private Benchmarks(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] names) throws InterruptedException {
        List<String> unknown = Arrays.stream(names)
                .filter(name ->
                        ALL.stream().noneMatch(benchmark -> benchmark.name().equals(name)))
                .toList();
        if (!unknown.isEmpty()) {
            System.err.println("There is no benchmark " + String.join(", ", unknown) + "; there are "
                    + String.join(", ", ALL.stream().map(Benchmark::name).toList()) + ".");
            System.exit(2);
        }
        LIBRARIES.setLevel(Level.WARNING);
        Terminal.Style style = Terminal.Style.valueOf(System.getProperty("tocsin.benchmarks.terminal", "PLAIN"));
        Benchmarks run = new Benchmarks(new Terminal(System.out, style));
        run.of(ALL.stream()
                .filter(benchmark -> names.length == 0 || List.of(names).contains(benchmark.name()))
                .toList());
        System.exit(run.allMeasured ? 0 : 1);
    }

    private void of(List<Benchmark> benchmarks) throws InterruptedException {
        Machine.facts().forEach(terminal::line);
        for (Benchmark benchmark : benchmarks) {
            terminal.line(benchmark.name() + ": " + benchmark.question());
            measure(benchmark);
            terminal.endProgress();
        }
        terminal.line("");
        Report.table(figures).forEach(terminal::line);
        notes.forEach(terminal::line);
    }

    private void measure(Benchmark benchmark) throws InterruptedException {
        try {
            Result result = benchmark.run(terminal);
            figures.addAll(result.figures());
            notes.addAll(result.notes());
        } catch (NotMeasured e) {
            notMeasured(benchmark, String.valueOf(e.getMessage()));
        } catch (IOException | SQLException | RuntimeException e) {
            notMeasured(benchmark, String.valueOf(e));
            e.printStackTrace();
        }
    }

    private void notMeasured(Benchmark benchmark, String why) {
        allMeasured = false;
        notes.add(benchmark.name() + ": NOT MEASURED. " + why);
    }
}
