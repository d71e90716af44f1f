package io.tocsin.local;

import io.tocsin.local.folder.DataFolder;
import io.tocsin.local.port.Ports;
import io.tocsin.local.terminal.Ink;
import io.tocsin.local.terminal.Line;
import java.util.ArrayList;
import java.util.List;

/// What is said when everything is up, and when the demo is over.
record Welcome(Ports ports, Options options, DataFolder folder) {

    List<Line> lines(long seconds) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Ink.STRONG, "Tocsin is up").and(Ink.FAINT, "after %d s".formatted(seconds)));
        lines.add(address("ingest", Ports.http(ports.ingest())));
        lines.add(address("registry", Ports.http(ports.registry())));
        lines.add(address("notify", Ports.http(ports.notifying())));
        if (options.authorityRuns()) {
            lines.add(address("sample authority", Ports.http(ports.authority())));
        }
        if (options.demo()) {
            lines.add(address("demo receiver", Ports.http(ports.receiver())));
        }
        lines.add(address("Kafka", Ports.HOST + ":" + ports.kafka()));
        lines.add(address("PostgreSQL", Ports.HOST + ":" + ports.postgres()));
        lines.add(address("operator token", folder.operatorToken().toString()));
        lines.add(address("logs", folder.logs().toString()));
        lines.add(Line.of(Ink.FAINT, sources() + " Ctrl-C stops everything; the data stays."));
        return lines;
    }

    /// A command that shows what the demo led to.
    static String whatNext(Ports ports) {
        return "curl '%s/v1/designations?name=rockside'".formatted(Ports.http(ports.registry()));
    }

    private String sources() {
        if (options.live()) {
            return "The real sources are watched.";
        }
        return options.demo()
                ? "The sample authority is watched."
                : "Nothing is watched: documents come by hand, to ingest.";
    }

    private static Line address(String what, String where) {
        return Line.of(Ink.PLAIN, "  %-17s %s".formatted(what, where));
    }
}
