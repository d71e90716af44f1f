package io.tocsin.registry.fold;

import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.fold.Received;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// Folds for tests that have a database and no topic.
public final class Folding {
    private Folding() {}

    /// Folds a log as far as it goes; what is folded already is passed over.
    public static void fold(DataSource database, List<LoggedEvent> log) throws SQLException {
        List<Received> batch = IntStream.range(0, log.size())
                .mapToObj(i -> Received.read(i, log.get(i).json().getBytes(StandardCharsets.UTF_8)))
                .toList();
        new Fold(database).apply(batch);
    }
}
