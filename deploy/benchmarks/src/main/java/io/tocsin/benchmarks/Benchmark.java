package io.tocsin.benchmarks;

import io.tocsin.local.terminal.Terminal;
import java.io.IOException;
import java.sql.SQLException;

/// One thing that Tocsin does, and the least that the machine needs for it.
interface Benchmark {
    /// As it is named on the command line.
    String name();

    /// What is measured against what, in one line.
    String question();

    /// Measures both, turn by turn, so that what else the machine does hits both.
    ///
    /// @throws NotMeasured if something is missing that the benchmark needs
    Result run(Terminal terminal) throws IOException, SQLException, InterruptedException;
}
