package io.tocsin.local;

import io.tocsin.local.token.Grant;
import io.tocsin.local.token.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// What `deploy/local/token` was asked for.
///
/// @param data the data folder whose key signs
record TokenOptions(Grant grant, Path data) {

    /// Reads the arguments; refuses what it does not know, quoting it. Without a role those of an
    /// operator who subscribes are granted.
    static TokenOptions parse(List<String> arguments, Path standardFolder) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        String tenant = Grant.LOCAL_TENANT;
        Path data = standardFolder;
        int days = Grant.DEFAULT_DAYS;
        Iterator<String> rest = spread(arguments).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--role" -> roles.add(Role.of(Arguments.value(argument, rest)));
                case "--tenant" -> tenant = Arguments.value(argument, rest);
                case "--data" -> data = Path.of(Arguments.value(argument, rest));
                case "--days" -> days = number(Arguments.value(argument, rest));
                default ->
                    throw new IllegalArgumentException(
                            "deploy/local/token does not know the option %s; --help names them all."
                                    .formatted(argument));
            }
        }
        Set<Role> granted = roles.isEmpty() ? Grant.operator().roles() : roles;
        return new TokenOptions(new Grant(granted, tenant, Duration.ofDays(days)), data);
    }

    /// `--days=3` as `--days 3`.
    private static List<String> spread(List<String> arguments) {
        return arguments.stream()
                .flatMap(argument -> argument.startsWith("--") && argument.contains("=")
                        ? List.of(argument.split("=", 2)).stream()
                        : List.of(argument).stream())
                .toList();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--days takes a number, not %s.".formatted(text), e);
        }
    }
}
