package io.tocsin.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.IntFunction;
import org.postgresql.PGStatement;

/// A kind of question to the registry, and the same to its database.
///
/// @param name as it stands in the table
/// @param paths the path of each question
/// @param sql the query that answers it, as short as it can be
/// @param values what takes the places of the query for each question
/// @param plannedEachTime whether the best plan hangs on the values
/// @param perSecond how many 16 clients ask in a second, where they leave the machine air
/// @param target how long an answer may take
record Question(
        String name,
        IntFunction<String> paths,
        String sql,
        IntFunction<Object[]> values,
        boolean plannedEachTime,
        int perSecond,
        Target.Millis target) {

    /// A client of the registry.
    Client overHttp(int port) throws IOException {
        return new HttpLine(port, paths);
    }

    /// A client of its database.
    Client overJdbc(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        if (plannedEachTime) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
        return new Client() {
            @Override
            public void ask(int number) throws SQLException {
                Object[] places = values.apply(number);
                for (int i = 0; i < places.length; i++) {
                    statement.setObject(i + 1, places[i]);
                }
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        row.getString(1);
                    }
                }
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }
}
