package io.tocsin.local;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/// What `deploy/local/up` was asked for.
///
/// @param live the real sources are watched, in place of the sample authority
/// @param demo the demo receiver runs, and the sample authority where the real sources are not watched
/// @param data the data folder
/// @param fresh what an earlier run left is removed
record Options(boolean live, boolean demo, Path data, boolean fresh) {

    /// Reads the arguments; refuses what it does not know, quoting it.
    static Options parse(List<String> arguments, Path standardFolder) {
        Options options = new Options(false, true, standardFolder, false);
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            options = options.with(rest.next(), rest);
        }
        return options;
    }

    boolean authorityRuns() {
        return demo && !live;
    }

    /// Whether ingest fetches by itself; otherwise documents come by hand.
    boolean watches() {
        return live || demo;
    }

    private Options with(String argument, Iterator<String> rest) {
        return switch (argument) {
            case "--live" -> new Options(true, demo, data, fresh);
            case "--no-demo" -> new Options(live, false, data, fresh);
            case "--fresh" -> new Options(live, demo, data, true);
            case "--data" -> new Options(live, demo, folder(Arguments.value(argument, rest)), fresh);
            default -> {
                if (argument.startsWith("--data=")) {
                    yield new Options(live, demo, folder(argument.substring("--data=".length())), fresh);
                }
                throw new IllegalArgumentException(
                        "deploy/local/up does not know the option %s; --help names them all.".formatted(argument));
            }
        };
    }

    private static Path folder(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("--data needs the name of a folder.");
        }
        return Path.of(name);
    }
}
