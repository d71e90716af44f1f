package io.tocsin.registry.export;

import io.tocsin.designation.event.Action;
import io.tocsin.registry.register.AsOf;
import io.tocsin.registry.register.Reader;
import io.tocsin.registry.register.State;
import io.tocsin.registry.register.View;
import io.vertx.core.http.HttpServerResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// One file on its way. Where the log stood is known once its view of the register is, before the first
/// byte: it goes into the headers.
final class Export implements Reader {
    private static final int BUFFER = 1 << 16;

    private final Form form;
    private final AsOf asOf;
    private final HttpServerResponse answer;
    private final Writer out;

    Export(Form form, AsOf asOf, HttpServerResponse answer, OutputStream out) {
        this.form = form;
        this.asOf = asOf;
        this.answer = answer;
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
    }

    AsOf asOf() {
        return asOf;
    }

    @Override
    public void begins(View view) throws IOException {
        answer.putHeader("Tocsin-Sequence", Long.toString(view.sequence()));
        answer.putHeader("Tocsin-Digest", view.digest());
        if (view.knownAt() != null) {
            answer.putHeader("Tocsin-Known-At", view.knownAt().toString());
        }
        answer.putHeader(
                "Content-Disposition",
                "attachment; filename=\"designations-" + view.sequence() + "." + form.extension() + "\"");
        form.head(view, asOf, out);
    }

    @Override
    public void next(State state, Action action) throws IOException {
        form.write(state, action, out);
    }

    /// Nothing comes after; without it the file is cut off, and the client sees that.
    void end() throws IOException {
        out.close();
    }
}
