import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Says whether a log of Tocsin is whole, and if not, which line was altered, dropped, inserted or
/// moved.
///
///     java Verify.java LOG.jsonl [CHECKPOINTS.txt] [--key VKEY]... [--after N]
///
/// It needs a JDK of version 17 or later and nothing else, least of all Tocsin: that is the point of
/// it. The log is what `GET /v1/log.jsonl` of a registry answers, the checkpoints are what
/// `GET /v1/checkpoints.txt` answers, a key is a vkey of `GET /v1/checkpoints/keys` that you had from
/// somebody you trust. See docs/verifying.md.
///
/// What it holds the log against:
///
/// * `digest(n) = SHA-256(digest(n-1) as 32 bytes || RFC 8785 form of event n without its digest)`,
///   `digest(0)` is 32 zero bytes (docs/decisions/0008).
/// * A line is written in one way only: compact JSON in UTF-8, strings escaped only where they must
///   be, numbers as Tocsin writes them, one line feed at the end. The digest alone would not notice
///   one blank more; so this form is demanded, and every change of a single byte is found.
/// * A checkpoint is a C2SP signed note (https://c2sp.org/tlog-checkpoint) that states the digest of
///   an event.
///
/// In this order: the program, the walk along the log, lines, checkpoints and keys, JSON, numbers.
public final class Verify {
    private static final int HOLDS = 0;
    private static final int DOES_NOT_HOLD = 1;
    private static final int CANNOT_SAY = 2;

    private static final String USAGE = """
            Usage: java Verify.java LOG.jsonl [CHECKPOINTS.txt] [--key VKEY]... [--after N]

              LOG.jsonl        the log as JSON Lines, as GET /v1/log.jsonl gives it; - reads standard input
              CHECKPOINTS.txt  signed checkpoints, as GET /v1/checkpoints.txt gives them: get them before the log
              --key VKEY       a public key that you trust; may be given several times
              --after N        the log begins after event N: its first line is taken to follow the true event N

            Ends with 0 if all holds, 1 if something does not, 2 if it could not be looked at.
            """;

    private Verify() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.in, System.out, System.err, System.console() != null));
    }

    /// The program with its surroundings as parameters.
    static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err, boolean terminal) {
        if (Arrays.asList(arguments).contains("--help")) {
            out.print(USAGE);
            return HOLDS;
        }
        try {
            return verify(Request.of(arguments), in, out, terminal ? err : null);
        } catch (Request.Unusable e) {
            err.println(e.getMessage());
            err.println();
            err.print(USAGE);
        } catch (NoSuchFileException e) {
            err.println("There is no file " + e.getFile() + ".");
        } catch (IOException e) {
            err.println("Reading failed: " + e.getMessage());
        }
        return CANNOT_SAY;
    }

    private static int verify(Request request, InputStream in, PrintStream out, PrintStream progress)
            throws IOException {
        Notes notes = request.checkpoints() == null
                ? Notes.NONE
                : Notes.read(
                        new String(Files.readAllBytes(request.checkpoints()), StandardCharsets.UTF_8), request.keys());
        Walk walk = new Walk(request.after(), notes.checkpoints());
        try (InputStream log = request.log() == null ? in : Files.newInputStream(request.log())) {
            long size = request.log() == null ? -1 : Files.size(request.log());
            walk.along(new Lines(log), new Progress(progress, size));
        }
        List<String> findings = new ArrayList<>(notes.refused());
        findings.addAll(walk.findings());
        findings.forEach(out::println);
        out.println(findings.isEmpty() ? holds(request, notes, walk) : "The log does not hold.");
        return findings.isEmpty() ? HOLDS : DOES_NOT_HOLD;
    }

    private static String holds(Request request, Notes notes, Walk walk) {
        StringBuilder text = new StringBuilder();
        if (walk.last() == request.after()) {
            text.append("There is no event in it.");
        } else {
            text.append("The log holds: events ")
                    .append(request.after() + 1)
                    .append(" to ")
                    .append(walk.last());
            text.append(", each as it was sealed and in its place.\nThe digest of the last one is ");
            text.append(walk.lastDigest()).append('.');
        }
        if (request.after() > 0) {
            text.append("\nIt begins after event ").append(request.after());
            text.append(
                    walk.beginningIsSigned()
                            ? ", where a checkpoint confirms it."
                            : ": that its first line follows the true event " + request.after()
                                    + " was taken for granted.");
        }
        if (notes == Notes.NONE) {
            return text.append("\nNo checkpoints were given: a log that somebody rewrote from some event to its end"
                            + " would pass.")
                    .toString();
        }
        Optional<Checkpoint> newest = walk.newestAgreement();
        text.append("\nCheckpoints that agree: ").append(walk.agreements());
        newest.ifPresent(one -> text.append(", the last of them ").append(one.named()));
        text.append('.');
        long uncovered = walk.last() - newest.map(Checkpoint::size).orElse(request.after());
        if (uncovered > 0) {
            text.append("\nNo checkpoint covers the last ").append(uncovered).append(" events yet.");
        }
        if (request.keys().isEmpty()) {
            text.append("\nTheir signatures were not checked: give --key with a key that you trust.");
        }
        return text.toString();
    }
}

/// What was asked for.
///
/// @param log null for standard input
/// @param checkpoints null where none are given
/// @param keys the trusted ones
/// @param after the event before the first line
record Request(Path log, Path checkpoints, List<VerifierKey> keys, long after) {
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    static Request of(String[] arguments) {
        List<String> files = new ArrayList<>();
        List<VerifierKey> keys = new ArrayList<>();
        long after = 0;
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            switch (argument) {
                case "--key" -> keys.add(VerifierKey.of(value(argument, rest)));
                case "--after" -> after = number(value(argument, rest));
                default -> {
                    if (argument.startsWith("--")) {
                        throw new Unusable("There is no option " + argument + ".");
                    }
                    files.add(argument);
                }
            }
        }
        if (files.isEmpty() || files.size() > 2) {
            throw new Unusable("Name the log, and the checkpoints after it.");
        }
        return new Request(
                files.get(0).equals("-") ? null : Path.of(files.get(0)),
                files.size() == 1 ? null : Path.of(files.get(1)),
                keys,
                after);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new Unusable(option + " needs a value.");
        }
        return rest.pop();
    }

    private static long number(String text) {
        if (!text.matches("0|[1-9]\\d{0,17}")) {
            throw new Unusable("--after needs the number of an event, and \"" + text + "\" is none.");
        }
        return Long.parseLong(text);
    }
}

/// The walk along the log, one line after the other. It goes on behind what is wrong, because the
/// next sound line says which event came before it: so that all damage is found, and none is
/// counted twice. What it keeps is bounded.
final class Walk {
    private static final int MAX_FINDINGS = 100;

    private final long after;
    private final List<Checkpoint> checkpoints;
    private final List<Finding> found = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    /// Lines since the last sound one that are no events; whether altered or inserted the next
    /// sound line tells.
    private final List<Unsound> unsound = new ArrayList<>();
    /// The lines that claim the last number; more than one until the next line tells which is the
    /// true one.
    private final List<Claim> claims = new ArrayList<>();
    private long line;
    private long last;
    private int nextCheckpoint;
    private int agreements;
    private Checkpoint newestAgreement;
    private boolean stopped;

    private record Unsound(long line, String why) {}

    private record Claim(long line, String digest) {}

    /// What is wrong from one line to another.
    private record Finding(Kind kind, long line, long lastLine, long event, long lastEvent, String what) {
        String text() {
            boolean one = line == lastLine;
            String lines = one
                    ? "Line " + line + " (event " + event + ")"
                    : "Lines " + line + " to " + lastLine + " (events " + event + " to " + lastEvent + ")";
            return switch (kind) {
                case MOVED -> lines + (one ? " was moved: its" : " were moved: their") + " place is " + what + ".";
                case REPEATED -> lines + (one
                        ? " was inserted: its number was there before."
                        : " were inserted: their numbers were there before.");
                case NOT_AFTER -> lines + (one
                        ? " was inserted: it is not after " + what + "."
                        : " were inserted: they are not after " + what + ".");
                case OTHER -> what;
            };
        }

        /// Neighbours of one kind are one finding: a block that was moved, not its thousand lines.
        boolean continuedBy(Finding next) {
            return kind != Kind.OTHER
                    && kind == next.kind
                    && next.line == lastLine + 1
                    && next.event == lastEvent + 1
                    && what.equals(next.what);
        }

        Finding to(Finding next) {
            return new Finding(kind, line, next.lastLine, event, next.lastEvent, what);
        }
    }

    private enum Kind {
        MOVED,
        REPEATED,
        NOT_AFTER,
        OTHER
    }

    /// Events that are missing before a line, unless they turn up later.
    private record Gap(long from, long to, long beforeLine) {
        List<Gap> without(long event) {
            return Stream.of(new Gap(from, event - 1, beforeLine), new Gap(event + 1, to, beforeLine))
                    .filter(rest -> rest.from <= rest.to)
                    .toList();
        }
    }

    /// @param after the event before the first line
    /// @param checkpoints in the order of their sizes
    Walk(long after, List<Checkpoint> checkpoints) {
        this.after = after;
        this.checkpoints = checkpoints;
        this.last = after;
        if (after == 0) {
            claims.add(new Claim(0, Digests.GENESIS));
        }
    }

    void along(Lines lines, Progress progress) throws IOException {
        for (Line next = lines.next(); next != null && !stopped; next = lines.next()) {
            line++;
            if (next instanceof Line.Sealed event) {
                sealed(event);
            } else if (next instanceof Line.Broken broken) {
                unsound.add(new Unsound(line, broken.why()));
            }
            stopped = found.size() + gaps.size() + unsound.size() >= MAX_FINDINGS;
            progress.at(line, lines.bytesRead());
        }
        progress.end();
        settle(null);
        for (Unsound one : unsound) {
            last++;
            found.add(other(one.line(), "Line " + one.line() + " is not as Tocsin wrote it. " + one.why()));
        }
        if (stopped) {
            found.add(other(line, "So much is wrong that looking ended here, at line " + line + "."));
        } else {
            cutOff();
        }
    }

    private void sealed(Line.Sealed event) {
        long number = event.sequence();
        if (number <= last) {
            outOfOrder(event);
            return;
        }
        long between = number - last - 1;
        inserted(unsound.size() - between);
        if (between == 0) {
            follow(event);
        } else {
            settle(null);
            if (between > unsound.size()) {
                gaps.add(new Gap(last + unsound.size() + 1, number - 1, line));
            }
            altered();
            compare(number - 1, event.previous());
        }
        last = number;
        claims.clear();
        claims.add(new Claim(line, event.digest()));
    }

    /// A sound line with the next number.
    private void follow(Line.Sealed event) {
        if (claims.isEmpty()) {
            compare(last, event.previous());
            return;
        }
        settle(event.previous());
        if (claims.stream().noneMatch(claim -> claim.digest().equals(event.previous()))) {
            long before = claims.get(claims.size() - 1).line();
            found.add(other(Math.max(1, before), broken(before, event.sequence())));
        }
    }

    private String broken(long before, long number) {
        return before == 0
                ? "Line " + line + " (event " + number + ") begins another log: it names an event before it."
                : "Line " + before + " (event " + (number - 1) + ") was altered and sealed anew: line " + line
                        + " follows another event " + (number - 1) + ". Or all from line " + line
                        + " on is of another log; a checkpoint tells.";
    }

    /// A sound line with a number that was passed already.
    private void outOfOrder(Line.Sealed event) {
        long number = event.sequence();
        Optional<Gap> gap = gaps.stream()
                .filter(one -> one.from() <= number && number <= one.to())
                .findFirst();
        if (gap.isPresent()) {
            gaps.remove(gap.get());
            gaps.addAll(gap.get().without(number));
            add(new Finding(
                    Kind.MOVED,
                    line,
                    line,
                    number,
                    number,
                    "before line " + gap.get().beforeLine()));
        } else if (number <= after) {
            add(new Finding(Kind.NOT_AFTER, line, line, number, number, "event " + after));
        } else if (number == last
                && claims.stream().noneMatch(one -> one.digest().equals(event.digest()))) {
            claims.add(new Claim(line, event.digest()));
        } else {
            add(new Finding(Kind.REPEATED, line, line, number, number, ""));
        }
    }

    /// The last number is settled: the true claim is the one with the given digest, and the others
    /// were inserted. Null where nothing tells.
    private void settle(String digest) {
        if (claims.size() > 1) {
            Claim truth = claims.stream()
                    .filter(one -> one.digest().equals(digest))
                    .findFirst()
                    .orElse(null);
            if (truth == null) {
                found.add(other(
                        claims.get(1).line(),
                        "Lines " + claims.get(0).line() + " and "
                                + claims.get(1).line() + " both claim to be event " + last
                                + ": one of them was inserted, and nothing after them tells which."));
                return;
            }
            for (Claim one : claims) {
                if (one != truth) {
                    found.add(other(
                            one.line(),
                            "Line " + one.line() + " was inserted: it claims to be event " + last + ", which is line "
                                    + truth.line() + "."));
                }
            }
            compare(last, truth.digest());
        } else if (!claims.isEmpty()) {
            compare(last, claims.get(0).digest());
        }
    }

    private void inserted(long count) {
        for (long i = 0; i < count; i++) {
            Unsound one = unsound.remove(unsound.size() - 1);
            found.add(other(one.line(), "Line " + one.line() + " was inserted: it is no event. " + one.why()));
        }
    }

    private void altered() {
        long event = last;
        for (Unsound one : unsound) {
            event++;
            found.add(other(one.line(), "Line " + one.line() + " (event " + event + ") was altered. " + one.why()));
        }
        unsound.clear();
    }

    private Finding other(long line, String what) {
        return new Finding(Kind.OTHER, line, line, 0, 0, what);
    }

    private void add(Finding next) {
        Finding before = found.isEmpty() ? null : found.get(found.size() - 1);
        if (before != null && before.continuedBy(next)) {
            found.set(found.size() - 1, before.to(next));
        } else {
            found.add(next);
        }
    }

    /// Holds the checkpoints of an event against the digest that the log gives it: its own, or
    /// where it is not there the one that the line after names.
    private void compare(long event, String digest) {
        while (nextCheckpoint < checkpoints.size()
                && checkpoints.get(nextCheckpoint).size() <= event) {
            Checkpoint checkpoint = checkpoints.get(nextCheckpoint++);
            if (checkpoint.size() < event) {
                continue;
            }
            if (checkpoint.digest().equals(digest)) {
                agreements++;
                newestAgreement = checkpoint;
            } else {
                found.add(other(line, contradiction(checkpoint)));
            }
        }
    }

    private String contradiction(Checkpoint checkpoint) {
        String since = newestAgreement == null
                ? "No earlier checkpoint agrees: it is another log, or it was rewritten from its beginning on or later."
                : "Up to event " + newestAgreement.size() + " they agree: the log was rewritten somewhere from event "
                        + (newestAgreement.size() + 1) + " to " + checkpoint.size() + ".";
        return "The checkpoint " + checkpoint.named() + " contradicts: it has another digest than event "
                + checkpoint.size() + " of the log. " + since;
    }

    private void cutOff() {
        if (checkpoints.isEmpty()) {
            return;
        }
        Checkpoint newest = checkpoints.get(checkpoints.size() - 1);
        if (newest.size() > last) {
            found.add(other(
                    line + 1,
                    "The end is missing: the log ends with event " + last + " at line " + line
                            + ", and the checkpoint " + newest.named() + " covers " + newest.size()
                            + " (unless the log was got before that checkpoint: get it again)."));
        }
    }

    /// In the order of the lines.
    List<String> findings() {
        List<Finding> all = new ArrayList<>(found);
        for (Gap gap : gaps) {
            all.add(other(gap.beforeLine(), missing(gap)));
        }
        all.sort(Comparator.comparingLong(Finding::line));
        return all.stream().map(Finding::text).toList();
    }

    private static String missing(Gap gap) {
        String where = gap.beforeLine() == 1
                ? "before line 1"
                : "between line " + (gap.beforeLine() - 1) + " and line " + gap.beforeLine();
        return gap.from() == gap.to()
                ? "Event " + gap.from() + " is missing, " + where + "."
                : "Events " + gap.from() + " to " + gap.to() + " are missing, " + where + ".";
    }

    long last() {
        return last;
    }

    String lastDigest() {
        return claims.isEmpty() ? "unknown" : claims.get(0).digest();
    }

    int agreements() {
        return agreements;
    }

    Optional<Checkpoint> newestAgreement() {
        return Optional.ofNullable(newestAgreement);
    }

    boolean beginningIsSigned() {
        return checkpoints.stream().anyMatch(one -> one.size() == after);
    }
}

/// Tells a person at a terminal how far it is, twice a second.
final class Progress {
    private static final long EVERY_MILLIS = 500;

    private final PrintStream out;
    private final long size;
    private long next = System.currentTimeMillis() + EVERY_MILLIS;
    private boolean shown;

    /// @param out null where nobody watches
    /// @param size in bytes, below 0 where it is not known
    Progress(PrintStream out, long size) {
        this.out = out;
        this.size = size;
    }

    void at(long line, long bytes) {
        if (out != null && System.currentTimeMillis() >= next) {
            String share = size > 0 ? " (" + 100 * bytes / size + " %)" : "";
            out.print("\rline " + line + share);
            out.flush();
            next = System.currentTimeMillis() + EVERY_MILLIS;
            shown = true;
        }
    }

    void end() {
        if (shown) {
            out.print("\r" + " ".repeat(40) + "\r");
        }
    }
}

/// A line of the log.
sealed interface Line {
    /// An event whose text gives the digest that it states.
    record Sealed(long sequence, String previous, String digest) implements Line {}

    /// Anything else, with a sentence that says why.
    record Broken(String why) implements Line {}

    static Line of(String text) {
        Map<String, Object> event;
        try {
            event = Json.object(text);
        } catch (Json.Unlike e) {
            return new Broken(e.getMessage());
        }
        if (!(event.get("sequence") instanceof Json.Number number)
                || !number.canonical().matches("[1-9]\\d{0,17}")) {
            return new Broken("It has no sequence.");
        }
        long sequence = Long.parseLong(number.canonical());
        Object previous = event.get("previousDigest");
        Object stated = event.remove("digest");
        if (!Digests.isOne(previous) || !Digests.isOne(stated)) {
            return new Broken("It has no digest, or none of the event before.");
        }
        String computed = Digests.after((String) previous, Json.canonical(event));
        return computed.equals(stated)
                ? new Sealed(sequence, (String) previous, computed)
                : new Broken("Its text does not give the digest that it states.");
    }
}

/// Cuts a stream into lines, of which it holds one at a time.
final class Lines {
    /// An event has 900 KB at most where Tocsin runs with its defaults.
    private static final int LONGEST = 64 << 20;

    private final InputStream in;
    private final byte[] block = new byte[1 << 16];
    private byte[] line = new byte[1 << 14];
    private int at;
    private int filled;
    private long bytesRead;

    Lines(InputStream in) {
        this.in = in;
    }

    long bytesRead() {
        return bytesRead;
    }

    /// The next line, null after the last.
    Line next() throws IOException {
        int length = 0;
        boolean tooLong = false;
        while (true) {
            if (at == filled) {
                filled = in.read(block);
                at = 0;
                if (filled < 0) {
                    filled = 0;
                    return length == 0 && !tooLong
                            ? null
                            : new Line.Broken("It has no line feed at its end: the file was cut here.");
                }
                bytesRead += filled;
            }
            int end = at;
            while (end < filled && block[end] != '\n') {
                end++;
            }
            int more = end - at;
            tooLong |= more > LONGEST - length;
            if (!tooLong) {
                if (length + more > line.length) {
                    line = Arrays.copyOf(line, Math.max(2 * line.length, length + more));
                }
                System.arraycopy(block, at, line, length, more);
                length += more;
            }
            at = end;
            if (end < filled) {
                at++;
                return tooLong ? new Line.Broken("It is longer than any event.") : line(length);
            }
        }
    }

    private Line line(int length) {
        if (length == 0) {
            return new Line.Broken("It is empty.");
        }
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        // Bytes that are no UTF-8 have become U+FFFD, which may also stand there in its own right.
        if (text.indexOf('\uFFFD') >= 0) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length));
            } catch (CharacterCodingException e) {
                return new Line.Broken("It is not UTF-8.");
            }
        }
        return Line.of(text);
    }
}

/// The links of the chain.
final class Digests {
    static final String GENESIS = "0".repeat(64);

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final MessageDigest SHA256 = sha256();

    private Digests() {}

    static boolean isOne(Object value) {
        return value instanceof String text && HEX.matcher(text).matches();
    }

    static String after(String previous, String canonical) {
        SHA256.update(HexFormat.of().parseHex(previous));
        SHA256.update(canonical.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(SHA256.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

/// What a checkpoint says: at so many events the chain had this digest.
///
/// @param size how many events it covers
/// @param digest of the last of them
/// @param time as its extension line says, "" where it says none
record Checkpoint(long size, String digest, String time) {
    String named() {
        return "of event " + size + (time.isEmpty() ? "" : " (" + time + ")");
    }
}

/// The checkpoints of a file, in the order of their sizes, and sentences about those that are not
/// to be believed.
record Notes(List<Checkpoint> checkpoints, List<String> refused) {
    static final Notes NONE = new Notes(List.of(), List.of());

    private static final String DASH = "\u2014 ";
    private static final String TIME = "time ";

    /// @param keys the trusted ones; where there are none, no signature is checked
    static Notes read(String file, List<VerifierKey> keys) {
        List<Checkpoint> checkpoints = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        Deque<String> lines = new ArrayDeque<>(Arrays.asList(file.split("\n", -1)));
        for (int place = 1; skipEmpty(lines); place++) {
            try {
                checkpoints.add(note(lines, keys));
            } catch (IllegalArgumentException e) {
                refused.add("Checkpoint " + place + " of the file is refused: " + e.getMessage());
            }
        }
        if (checkpoints.isEmpty() && refused.isEmpty()) {
            refused.add("There is no checkpoint in the file.");
        }
        checkpoints.sort(Comparator.comparingLong(Checkpoint::size));
        return new Notes(checkpoints, refused);
    }

    private static boolean skipEmpty(Deque<String> lines) {
        while (!lines.isEmpty() && lines.peek().isEmpty()) {
            lines.pop();
        }
        return !lines.isEmpty();
    }

    private static Checkpoint note(Deque<String> lines, List<VerifierKey> keys) {
        List<String> text = upToEmpty(lines);
        List<String> signatures = new ArrayList<>();
        while (!lines.isEmpty() && lines.peek().startsWith(DASH)) {
            signatures.add(lines.pop());
        }
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException("it is not signed.");
        }
        Checkpoint checkpoint = checkpoint(text);
        if (!keys.isEmpty()) {
            believe(String.join("\n", text) + "\n", signatures, keys);
        }
        return checkpoint;
    }

    private static List<String> upToEmpty(Deque<String> lines) {
        List<String> text = new ArrayList<>();
        while (!lines.isEmpty() && !lines.peek().isEmpty()) {
            text.add(lines.pop());
        }
        if (!lines.isEmpty()) {
            lines.pop();
        }
        return text;
    }

    private static Checkpoint checkpoint(List<String> text) {
        if (text.size() < 3) {
            throw new IllegalArgumentException("it lacks the origin, the size or the digest.");
        }
        if (!text.get(1).matches("0|[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException("its size is no number: " + text.get(1) + ".");
        }
        byte[] hash = base64(text.get(2));
        if (hash.length != 32) {
            throw new IllegalArgumentException("its digest has not 32 bytes.");
        }
        String time = text.stream()
                .skip(3)
                .filter(one -> one.startsWith(TIME))
                .map(one -> one.substring(TIME.length()))
                .findFirst()
                .orElse("");
        return new Checkpoint(Long.parseLong(text.get(1)), HexFormat.of().formatHex(hash), time);
    }

    /// Signatures of unknown keys are passed over; one of a known key must hold, and there must be
    /// one.
    private static void believe(String text, List<String> signatures, List<VerifierKey> keys) {
        boolean believed = false;
        for (String line : signatures) {
            String[] parts = line.substring(DASH.length()).split(" ", -1);
            byte[] signature = parts.length == 2 ? base64(parts[1]) : new byte[0];
            if (signature.length <= 4) {
                throw new IllegalArgumentException("a signature of it cannot be read.");
            }
            String id = HexFormat.of().formatHex(signature, 0, 4);
            for (VerifierKey key : keys) {
                if (key.name().equals(parts[0]) && key.id().equals(id)) {
                    if (!key.signed(text, Arrays.copyOfRange(signature, 4, signature.length))) {
                        throw new IllegalArgumentException(
                                "it was altered: the signature of " + key.name() + "+" + key.id() + " does not hold.");
                    }
                    believed = true;
                }
            }
        }
        if (!believed) {
            throw new IllegalArgumentException("none of the given keys signed it. It is signed by "
                    + signer(signatures.get(0)) + ": if you trust that key, give it with --key as well.");
        }
    }

    private static String signer(String line) {
        String[] parts = line.substring(DASH.length()).split(" ", -1);
        return parts[0] + "+" + HexFormat.of().formatHex(base64(parts[1]), 0, 4);
    }

    static byte[] base64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("not base64 as it is written: " + text + ".");
        }
        return bytes;
    }
}

/// A public key as C2SP signed notes name it: name+id+base64(0x01 || Ed25519 key).
record VerifierKey(String name, String id, PublicKey key) {
    private static final Pattern FORM = Pattern.compile("([^+\\s]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)");
    /// What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410).
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte ED25519 = 1;

    static VerifierKey of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new Request.Unusable("This is not a key, which looks like name+0a1b2c3d+AbC...: " + text);
        }
        try {
            byte[] typed = Notes.base64(form.group(3));
            String id = id(form.group(1), typed);
            if (typed.length != 33 || typed[0] != ED25519 || !id.equals(form.group(2))) {
                throw new Request.Unusable("This key was mistyped, or is no Ed25519 key: " + text);
            }
            byte[] encoded = ByteBuffer.allocate(SPKI.length + 32)
                    .put(SPKI)
                    .put(typed, 1, 32)
                    .array();
            return new VerifierKey(
                    form.group(1),
                    id,
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Request.Unusable("This key cannot be read: " + text);
        }
    }

    private static String id(String name, byte[] typed) {
        MessageDigest sha256 = Digests.sha256();
        sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        sha256.update(typed);
        return HexFormat.of().formatHex(sha256.digest(), 0, 4);
    }

    boolean signed(String text, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}

/// Reads JSON in the one form in which Tocsin writes it, and writes the canonical one of RFC 8785.
final class Json {
    private static final int DEEPEST = 200;
    private static final long EXACT = 1L << 53;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final String SHORT = "\b\t\n\f\r";
    private static final String SHORT_NAMES = "btnfr";

    private final String text;
    private int at;

    /// What is not written as Tocsin writes it, with the column.
    static final class Unlike extends Exception {
        private static final long serialVersionUID = 1;

        Unlike(int at, String what) {
            super("Column " + (at + 1) + ": " + what + ".", null, false, false);
        }
    }

    /// A number by its canonical text; true, false and null are kept as such texts too.
    record Number(String canonical) {}

    record Word(String text) {}

    private Json(String text) {
        this.text = text;
    }

    static Map<String, Object> object(String text) throws Unlike {
        Json json = new Json(text);
        Map<String, Object> object = json.object(0);
        if (json.at < text.length()) {
            throw json.unlike("something stands after the end of the event");
        }
        return object;
    }

    private Object value(int depth) throws Unlike {
        if (depth > DEEPEST) {
            throw unlike("nested too deeply");
        }
        switch (peek()) {
            case '{':
                return object(depth);
            case '[':
                return array(depth);
            case '"':
                return string();
            case 't':
                return word("true");
            case 'f':
                return word("false");
            case 'n':
                return word("null");
            default:
                return number();
        }
    }

    private Map<String, Object> object(int depth) throws Unlike {
        Map<String, Object> members = new TreeMap<>();
        expect('{');
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            int start = at;
            String name = string();
            expect(':');
            if (members.put(name, value(depth + 1)) != null) {
                throw new Unlike(start, "the name " + name + " stands there twice");
            }
            if (peek() == '}') {
                at++;
                return members;
            }
            expect(',');
        }
    }

    private List<Object> array(int depth) throws Unlike {
        List<Object> elements = new ArrayList<>();
        expect('[');
        if (peek() == ']') {
            at++;
            return elements;
        }
        while (true) {
            elements.add(value(depth + 1));
            if (peek() == ']') {
                at++;
                return elements;
            }
            expect(',');
        }
    }

    private Word word(String word) throws Unlike {
        if (!text.startsWith(word, at)) {
            throw unlike("this is no value");
        }
        at += word.length();
        return new Word(word);
    }

    private String string() throws Unlike {
        expect('"');
        int start = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                return text.substring(start, at++);
            }
            if (c == '\\') {
                return escapedString(start);
            }
            if (c < ' ') {
                throw unlike("a control character in a string");
            }
            at++;
        }
        throw unlike("the string does not end");
    }

    private String escapedString(int start) throws Unlike {
        StringBuilder plain = new StringBuilder(text.substring(start, at));
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return plain.toString();
            } else if (c == '\\') {
                plain.append(escaped());
            } else if (c < ' ') {
                at--;
                throw unlike("a control character in a string");
            } else {
                plain.append(c);
            }
        }
    }

    private char escaped() throws Unlike {
        char c = peek();
        at++;
        int known = SHORT_NAMES.indexOf(c);
        if (c == '"' || c == '\\') {
            return c;
        } else if (known >= 0) {
            return SHORT.charAt(known);
        } else if (c == 'u' && text.startsWith("00", at) && at + 4 <= text.length()) {
            String hex = text.substring(at, at + 4);
            if (hex.matches("00[01][0-9A-F]")) {
                char control = (char) Integer.parseInt(hex, 16);
                if (SHORT.indexOf(control) < 0) {
                    at += 4;
                    return control;
                }
            }
        }
        at--;
        throw unlike("escaped otherwise than Tocsin does");
    }

    private Number number() throws Unlike {
        Matcher token = NUMBER.matcher(text).region(at, text.length());
        if (!token.lookingAt()) {
            throw unlike(Character.isWhitespace(peek()) ? "white space outside a string" : "this is no value");
        }
        String number = token.group();
        boolean whole = token.group(2) == null && token.group(3) == null;
        Number read = whole ? whole(number) : new Number(Decimals.canonical(fraction(number)));
        at = token.end();
        return read;
    }

    /// A larger one would share its canonical form with others, and the digest could not tell them
    /// apart.
    private Number whole(String number) throws Unlike {
        if (number.length() > 17 || Math.abs(Long.parseLong(number)) > EXACT || number.equals("-0")) {
            throw unlike("a whole number that no digest protects: " + number);
        }
        return new Number(number);
    }

    private double fraction(String number) throws Unlike {
        double value = Double.parseDouble(number);
        if (Double.isInfinite(value) || !Decimals.asTocsinWrites(value).equals(number)) {
            throw unlike("a number written otherwise than Tocsin does: " + number);
        }
        return value;
    }

    private char peek() throws Unlike {
        if (at == text.length()) {
            throw unlike("the line breaks off");
        }
        return text.charAt(at);
    }

    private void expect(char expected) throws Unlike {
        char c = peek();
        if (c != expected) {
            throw unlike(
                    Character.isWhitespace(c)
                            ? "white space outside a string"
                            : "here stands " + c + " in the place of " + expected);
        }
        at++;
    }

    private Unlike unlike(String what) {
        return new Unlike(at, what);
    }

    /// The canonical form of an object. The names stand in the order of their UTF-16 code units,
    /// which is how strings compare in Java.
    static String canonical(Map<String, Object> object) {
        StringBuilder out = new StringBuilder(4096);
        write(object, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> object) {
            char before = '{';
            for (Map.Entry<?, ?> member : object.entrySet()) {
                out.append(before);
                write(member.getKey(), out);
                out.append(':');
                write(member.getValue(), out);
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        } else if (value instanceof List<?> array) {
            char before = '[';
            for (Object element : array) {
                out.append(before);
                write(element, out);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else if (value instanceof Number number) {
            out.append(number.canonical());
        } else if (value instanceof Word word) {
            out.append(word.text());
        } else {
            string((String) value, out);
        }
    }

    private static void string(String plain, StringBuilder out) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(plain, from, i).append('\\');
                int known = SHORT.indexOf(c);
                if (c >= ' ') {
                    out.append(c);
                } else if (known >= 0) {
                    out.append(SHORT_NAMES.charAt(known));
                } else {
                    out.append('u').append(HexFormat.of().toHexDigits(c));
                }
                from = i + 1;
            }
        }
        out.append(plain, from, plain.length()).append('"');
    }
}

/// A double in the two ways in which it is written here. Both take the fewest digits that give the
/// same double again and of those the nearest to it, or of two that are as near the even one. A JDK
/// before 19 writes more digits at times, so that its own way is not relied upon.
final class Decimals {
    private Decimals() {}

    /// 0.digits times ten to the power of point.
    private record Digits(String digits, int point) {}

    /// As ECMAScript writes it, which is the canonical form: 0.95, 1, 1e+21.
    static String canonical(double value) {
        if (value == 0) {
            return "0";
        }
        Digits shortest = shortest(Math.abs(value), 1);
        String digits = shortest.digits();
        int point = shortest.point();
        String text;
        if (digits.length() <= point && point <= 21) {
            text = digits + "0".repeat(point - digits.length());
        } else if (0 < point && point <= 21) {
            text = digits.substring(0, point) + "." + digits.substring(point);
        } else if (-6 < point && point <= 0) {
            text = "0." + "0".repeat(-point) + digits;
        } else {
            String rest = digits.length() == 1 ? "" : "." + digits.substring(1);
            text = digits.charAt(0) + rest + "e" + (point > 0 ? "+" : "-") + Math.abs(point - 1);
        }
        return value < 0 ? "-" + text : text;
    }

    /// As Java writes it, which is how the log has it: 0.95, 1.0, 1.0E21. Zero has no sign there.
    static String asTocsinWrites(double value) {
        if (value == 0) {
            return "0.0";
        }
        Digits shortest = shortest(Math.abs(value), 2);
        String digits = shortest.digits();
        int point = shortest.point();
        String text;
        if (point > 7 || point < -2) {
            text = digits.charAt(0) + "." + (digits.length() == 1 ? "0" : digits.substring(1)) + "E" + (point - 1);
        } else if (point <= 0) {
            text = "0." + "0".repeat(-point) + digits;
        } else if (digits.length() <= point) {
            text = digits + "0".repeat(point - digits.length()) + ".0";
        } else {
            text = digits.substring(0, point) + "." + digits.substring(point);
        }
        return value < 0 ? "-" + text : text;
    }

    /// @param fewest how many digits are taken at least, be it with zeros at their end
    private static Digits shortest(double value, int fewest) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = fewest; ; digits++) {
            BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
            boolean belowGives = gives(below, value);
            if (belowGives || gives(above, value)) {
                boolean both = belowGives && gives(above, value);
                BigDecimal chosen = both
                        ? exact.round(new MathContext(digits, RoundingMode.HALF_EVEN))
                        : belowGives ? below : above;
                String text = chosen.stripTrailingZeros().unscaledValue().toString();
                return new Digits(
                        text, text.length() - chosen.stripTrailingZeros().scale());
            }
        }
    }

    private static boolean gives(BigDecimal decimal, double value) {
        return Double.parseDouble(decimal.toString()) == value;
    }
}
