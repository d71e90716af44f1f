package io.tocsin.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/// One client of several: asks one question after the other.
interface Client extends AutoCloseable {
    /// Asks the question of that number and takes in the whole answer.
    void ask(int number) throws IOException, SQLException;

    @Override
    void close() throws IOException, SQLException;
}
