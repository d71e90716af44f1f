package io.tocsin.registry.fold;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Rows in the text format of PostgreSQL's COPY. NUL, which JSON can escape and PostgreSQL cannot hold,
/// becomes a
/// space; the JSON itself keeps its escape.
final class CopyText {
    private final StringBuilder text = new StringBuilder(1 << 16);
    private boolean rowBegun;

    CopyText value(@Nullable Object value) {
        separate();
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    CopyText array(Collection<String> values) {
        separate();
        text.append('{');
        boolean first = true;
        for (String value : values) {
            text.append(first ? "\"" : ",\"");
            escape(value.replace("\\", "\\\\").replace("\"", "\\\""));
            text.append('"');
            first = false;
        }
        text.append('}');
        return this;
    }

    CopyText endRow() {
        text.append('\n');
        rowBegun = false;
        return this;
    }

    private void separate() {
        if (rowBegun) {
            text.append('\t');
        }
        rowBegun = true;
    }

    private void escape(String value) {
        int plainFrom = 0;
        for (int i = 0; i < value.length(); i++) {
            String escaped = escaped(value.charAt(i));
            if (escaped != null) {
                text.append(value, plainFrom, i).append(escaped);
                plainFrom = i + 1;
            }
        }
        text.append(value, plainFrom, value.length());
    }

    /// What stands for a character that COPY gives a meaning; null for all others. PostgreSQL has no NUL.
    private static @Nullable String escaped(char c) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\0' -> " ";
            default -> null;
        };
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
