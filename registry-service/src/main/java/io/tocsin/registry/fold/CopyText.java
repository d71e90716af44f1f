package io.tocsin.registry.fold;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Rows in the text format of PostgreSQL's COPY, written as they are made: the database works on the first
/// while the next ones come. NUL, which JSON can escape and PostgreSQL cannot hold, becomes a space; the
/// JSON itself keeps its escape.
final class CopyText {
    private final OutputStream out;
    private boolean rowBegun;

    CopyText(OutputStream out) {
        this.out = out;
    }

    CopyText value(@Nullable Object value) throws IOException {
        separate();
        if (value == null) {
            out.write('\\');
            out.write('N');
        } else {
            escape(value.toString());
        }
        return this;
    }

    CopyText array(Collection<String> values) throws IOException {
        separate();
        out.write('{');
        boolean first = true;
        for (String value : values) {
            if (!first) {
                out.write(',');
            }
            out.write('"');
            escape(value.replace("\\", "\\\\").replace("\"", "\\\""));
            out.write('"');
            first = false;
        }
        out.write('}');
        return this;
    }

    void endRow() throws IOException {
        out.write('\n');
        rowBegun = false;
    }

    private void separate() throws IOException {
        if (rowBegun) {
            out.write('\t');
        }
        rowBegun = true;
    }

    /// No byte of a longer UTF-8 sequence is one that is escaped.
    private void escape(String value) throws IOException {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        int plainFrom = 0;
        for (int i = 0; i < text.length; i++) {
            byte b = text[i];
            if (b == '\\' || b >= 0 && b < ' ') {
                out.write(text, plainFrom, i - plainFrom);
                escape(b);
                plainFrom = i + 1;
            }
        }
        out.write(text, plainFrom, text.length - plainFrom);
    }

    /// What stands for a character that COPY gives a meaning. PostgreSQL has no NUL.
    private void escape(byte b) throws IOException {
        char second = switch (b) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> '\0';
        };
        if (second != '\0') {
            out.write('\\');
            out.write(second);
        } else {
            out.write(b == 0 ? ' ' : b);
        }
    }
}
