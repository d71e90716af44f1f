package io.tocsin.ingest.prose;

import io.tocsin.designation.SubjectType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An entry as OFAC writes it on its pages: "EXAMPLE, Person (a.k.a. ...), Tehran, Iran; DOB ...;
/// (individual) [NPWMD]", "EXAMPLE TRADING LLC (a.k.a. ...), Dubai, United Arab Emirates [NPWMD]".
record ListEntry(Party party, List<String> programmes) {
    private static final Pattern TAG = Pattern.compile("\\[([A-Z][A-Za-z0-9 -]{1,30})\\]");
    private static final Pattern PERSON =
            Pattern.compile("([\\p{Lu}][\\p{Lu}' -]+, [\\p{Lu}][\\p{L}' .-]*?)(?=\\s*\\(|,|;|$)");
    private static final Pattern OTHER =
            Pattern.compile("([\\p{Lu}\\d][^(;\\[]*?)(?=\\s*\\(|, (?!" + Words.SUFFIX + "\\b)|;|\\s*\\[|$)");
    private static final Pattern GROUP = Pattern.compile("\\(((?:a|f|n)\\.k\\.a\\.[^()]*(?:\\([^()]*\\)[^()]*)*)\\)");

    static Optional<ListEntry> read(String line) {
        boolean person = line.contains("(individual)") || line.contains("; DOB ");
        Matcher name = (person ? PERSON : OTHER).matcher(line);
        if (!name.lookingAt()) {
            return Optional.empty();
        }
        Matcher group = GROUP.matcher(line);
        List<String> aliases = group.find() ? aliases(group.group(1), person) : List.of();
        SubjectType type = person
                ? SubjectType.PERSON
                : line.contains("(vessel)")
                        ? SubjectType.VESSEL
                        : line.contains("(aircraft)") ? SubjectType.AIRCRAFT : SubjectType.ORGANISATION;
        String rest =
                line.substring(name.end()).replaceAll("\\([^)]*\\)|\\[.*", " ").split(";", 2)[0];
        Party party =
                new Party(name.group(1).strip(), aliases, Places.within(rest).orElse(null), type);
        return Optional.of(new ListEntry(
                party,
                TAG.matcher(line).results().map(tag -> tag.group(1)).distinct().toList()));
    }

    /// A person's alias has a comma of its own: "SURNAME, Given".
    private static List<String> aliases(String group, boolean person) {
        return person
                ? Pattern.compile(";\\s*")
                        .splitAsStream(group)
                        .map(item -> item.replaceFirst("^[afn]\\.k\\.a\\.\\s*", "")
                                .replace("\"", "")
                                .strip())
                        .toList()
                : Aliases.in(group);
    }
}
