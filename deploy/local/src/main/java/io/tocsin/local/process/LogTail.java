package io.tocsin.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The last words of a log. The frames of stack traces are left out: the log has them, and what went wrong
/// stands above them.
final class LogTail {
    private static final int BYTES = 32_768;
    private static final Pattern FRAME = Pattern.compile("\\s+(at |\\.\\.\\. \\d+ )");

    private LogTail() {}

    /// The last lines, indented, each on a line of its own; empty where there are none.
    static String of(Path log, int lines) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            byte[] bytes = new byte[BYTES];
            int length = Math.max(0, file.read(bytes));
            List<String> all = new String(bytes, 0, length, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !FRAME.matcher(line).lookingAt())
                    .toList();
            StringBuilder tail = new StringBuilder();
            all.subList(Math.max(0, all.size() - lines), all.size())
                    .forEach(line -> tail.append("\n    ").append(line));
            return tail.toString();
        } catch (IOException e) {
            return "";
        }
    }
}
