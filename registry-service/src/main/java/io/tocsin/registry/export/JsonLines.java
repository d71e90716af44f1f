package io.tocsin.registry.export;

import static io.tocsin.designation.DesignationJson.MAPPER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.event.Action;
import io.tocsin.registry.register.AsOf;
import io.tocsin.registry.register.State;
import io.tocsin.registry.register.View;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Designations as received, one a line, after a line that says what the file holds.
///
/// @param withHead whether that line is wanted
/// @param asked what was asked for, parameter by parameter
record JsonLines(boolean withHead, SortedMap<String, List<String>> asked) implements Form {
    @Override
    public String extension() {
        return "jsonl";
    }

    @Override
    public String type() {
        return "application/jsonl";
    }

    @Override
    public void head(View view, AsOf asOf, Writer out) throws IOException {
        if (!withHead) {
            return;
        }
        ObjectNode head = MAPPER.createObjectNode();
        ObjectNode export = head.putObject("export")
                .put("sequence", view.sequence())
                .put("digest", view.digest())
                .put("knownAt", text(view.knownAt()))
                .put("validAt", text(asOf.validAt()));
        export.set("filter", MAPPER.valueToTree(asked));
        out.append(head.toString()).append('\n');
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /// In JSON a line break can only stand between tokens, where a space means the same.
    @Override
    public void write(State state, Action action, Writer out) throws IOException {
        out.append(state.json().replace('\n', ' ').replace('\r', ' ')).append('\n');
    }
}
