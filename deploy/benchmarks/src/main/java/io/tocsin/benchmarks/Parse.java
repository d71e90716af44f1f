package io.tocsin.benchmarks;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import de.siegmar.fastcsv.reader.CsvReader;
import io.tocsin.designation.Designation;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.list.Reading;
import io.tocsin.local.terminal.Terminal;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.stax2.XMLStreamReader2;

/// A whole list read, normalised and compared with the accepted one, beside a bare pass of the same
/// parser over the same bytes: warm, and as the first thing that a fresh JVM does.
final class Parse implements Benchmark {
    private static final int WARM = 15;
    private static final int COLD = 5;
    private static final Target WARM_TARGET = new Target.Times(1.75);
    private static final Target COLD_TARGET = new Target.Times(2.5);
    /// One class of each library that reading a list needs; more on the class path would only slow the
    /// start.
    private static final List<Class<?>> LIBRARIES = List.of(
            ParseProgram.class,
            Reading.class,
            Designation.class,
            InputFactoryImpl.class,
            XMLStreamReader2.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonProperty.class,
            JavaTimeModule.class,
            CsvReader.class);

    /// What passes took, the bare ones and those of Tocsin.
    private record Passes(Timings bare, Timings full) {
        /// @param line as [ParseProgram] prints it
        void add(String line) {
            String[] words = line.split(" ", 2);
            (words[0].equals("bare") ? bare : full).add(Double.parseDouble(words[1]));
        }
    }

    @Override
    public String name() {
        return "parse";
    }

    @Override
    public String question() {
        return "SDN.XML of 28 MB: read, normalise, compare with the accepted list; limit: a bare Aalto pass";
    }

    @Override
    public Result run(Terminal terminal) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("tocsin-parse-");
        try {
            terminal.progress("parse: preparing");
            prepare(folder);
            Passes warm = new Passes(new Timings(), new Timings());
            Passes cold = new Passes(new Timings(), new Timings());
            for (int i = 1; i <= COLD; i++) {
                terminal.progress("parse: cold " + i + " of " + COLD);
                measure(cold, "cold-bare", folder);
                measure(cold, "cold-full", folder);
            }
            terminal.progress("parse: warm");
            measure(warm, "warm", folder, Integer.toString(WARM));
            return new Result(
                    List.of(
                            new Figure(
                                    "parse, warm",
                                    WARM,
                                    warm.full().median(),
                                    warm.bare().median(),
                                    WARM_TARGET),
                            new Figure(
                                    "parse, cold",
                                    COLD,
                                    cold.full().median(),
                                    cold.bare().median(),
                                    COLD_TARGET)),
                    List.of("parse, cold: the first pass of a fresh JVM in which, as in the service, the tables of the"
                            + " formats were loaded at start"));
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(Path::toFile).forEach(File::delete);
            }
            Files.delete(folder);
        }
    }

    private static void prepare(Path folder) throws IOException {
        byte[] next = MadeList.AFTER.bytes();
        ListPass pass = new ListPass();
        try (Document before = ListPass.document(MadeList.BEFORE.bytes());
                Document after = ListPass.document(next)) {
            Reading accepted = pass.read(before, Map.of());
            AcceptedList.of(accepted, pass.read(after, accepted.fingerprints())).write(folder.resolve("accepted"));
        }
        Files.write(folder.resolve("list.xml"), next);
    }

    private static void measure(Passes into, String what, Path folder, String... more)
            throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx1g",
                                "-cp",
                                classPath(),
                                ParseProgram.class.getName(),
                                what,
                                folder.toString()),
                        Stream.of(more))
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new NotMeasured("The pass over the list failed: " + String.join(" ", command));
        }
        printed.lines().forEach(into::add);
    }

    private static String classPath() {
        return LIBRARIES.stream().map(Parse::home).collect(Collectors.joining(File.pathSeparator));
    }

    private static String home(Class<?> library) {
        try {
            return Path.of(library.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class from nowhere: " + library, e);
        }
    }
}
