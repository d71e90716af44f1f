package io.tocsin.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// What is asked of a registry that has folded a log. Which party a question is about follows from its
/// number alone.
///
/// @param log what was folded
record Questions(MadeLog log) {
    private static final Target.Millis READ = new Target.Millis(5);
    private static final Target.Millis SEARCH = new Target.Millis(30);

    /// Programs that look up.
    private static final int READS = 200;

    /// People who type: each a search three times a second.
    private static final int SEARCHES = 50;

    private static final int PAGE = 20;
    private static final int TYPED_LETTERS = 4;
    private static final List<String> IN_VERY_MANY_NAMES = List.of("trading", "Mohammad", "shipping", "bank", "Ivan");

    private static final String NOW = "SELECT designation FROM fold.designation WHERE id = ?";
    private static final String THEN = """
            SELECT designation FROM fold.revision
            WHERE designation_id = ? AND known_at <= ? ORDER BY sequence DESC LIMIT 1
            """;
    private static final String THEN_VALID = """
            SELECT designation FROM fold.revision
            WHERE designation_id = ? AND known_at <= ? AND since <= ?
            ORDER BY valid_from <= ? DESC, CASE WHEN valid_from <= ? THEN sequence END DESC, valid_from, sequence DESC
            LIMIT 1
            """;
    private static final String NAMED =
            "SELECT designation FROM fold.designation WHERE ever_searchable LIKE ? ORDER BY id LIMIT " + (PAGE + 1);

    private static final String COUNTED = """
            SELECT source, subject_type, status, count(*) FROM fold.designation
            WHERE ever_searchable LIKE ? GROUP BY 1, 2, 3
            """;

    List<Question> all() {
        return List.of(
                new Question("read now", n -> path(n), NOW, n -> new Object[] {id(n)}, false, READS, READ),
                new Question(
                        "read as known",
                        n -> path(n) + "?knownAt=" + then(n),
                        THEN,
                        n -> new Object[] {id(n), jdbc(then(n))},
                        false,
                        READS,
                        READ),
                new Question(
                        "read as valid",
                        n -> path(n) + "?knownAt=" + then(n) + "&validAt=" + then(n),
                        THEN_VALID,
                        n -> {
                            Object then = jdbc(then(n));
                            return new Object[] {id(n), then, then, then, then};
                        },
                        false,
                        READS,
                        READ),
                new Question("search name", n -> search("name", n), NAMED, n -> named(n), true, SEARCHES, SEARCH),
                new Question("search all", n -> search("q", n), NAMED, n -> named(n), true, SEARCHES, SEARCH),
                new Question(
                        "search, facets",
                        n -> search("q", n) + "&facets=true",
                        COUNTED,
                        n -> named(n),
                        true,
                        SEARCHES,
                        SEARCH));
    }

    private String search(String parameter, int question) {
        return "/v1/designations?limit=" + PAGE + "&" + parameter + "="
                + URLEncoder.encode(words(question), StandardCharsets.UTF_8);
    }

    private Object[] named(int question) {
        return new Object[] {"%" + plain(words(question)) + "%"};
    }

    private static SplittableRandom random(int question) {
        return new SplittableRandom(question);
    }

    private int party(int question) {
        return random(question).nextInt(log.parties());
    }

    private String id(int question) {
        return log.id(party(question)).toString();
    }

    private String path(int question) {
        return "/v1/designations/" + id(question);
    }

    /// A moment of the second half of the log, when everybody was listed.
    private Instant then(int question) {
        long seconds = Duration.between(MadeLog.BEGINNING, log.end()).toSeconds();
        return log.end().minusSeconds(random(question).nextLong(seconds / 2)).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Object jdbc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /// What people look for, in Latin letters, as the database has the names: mostly one word of a name, some a
    /// whole name or the first letters, a few a word
    /// that very many names have.
    private String words(int question) {
        SplittableRandom random = random(question);
        String name = latin(random);
        String first = name.split("[ ,]")[0];
        return switch (question % 10) {
            case 0 -> IN_VERY_MANY_NAMES.get(random.nextInt(IN_VERY_MANY_NAMES.size()));
            case 1, 2 -> name;
            case 3, 4 -> first.substring(0, Math.min(TYPED_LETTERS, first.length()));
            default -> first;
        };
    }

    private String latin(SplittableRandom random) {
        while (true) {
            String name = log.name(random.nextInt(log.parties()), random.nextInt(5));
            if (name.chars().allMatch(c -> c < 0x80)) {
                return name;
            }
        }
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}0-9]+", " ").strip();
    }
}
