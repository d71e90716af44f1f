package io.tocsin.registry.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// The program `deploy/verify/Verify.java`, compiled once as Java 17 and run in this JVM, so that it can be run
/// ten thousand times.
///
/// @param exit 0 where all holds, 1 where something does not, 2 where it could not be looked at
/// @param lines what it said
record Verification(int exit, List<String> lines) {
    static final Path SOURCE = Path.of("..", "deploy", "verify", "Verify.java");

    private static final Method RUN = compiled();

    /// Runs the program with the log at its standard input.
    static Verification of(byte[] log, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        String[] all = Stream.concat(Stream.of("-"), Stream.of(arguments)).toArray(String[]::new);
        try {
            int exit = (int) RUN.invoke(null, all, new ByteArrayInputStream(log), print, print, false);
            return new Verification(
                    exit, out.toString(StandardCharsets.UTF_8).lines().toList());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("verify broke down", e);
        }
    }

    /// What it found first.
    String first() {
        return lines.getFirst();
    }

    private static Method compiled() {
        try {
            Path classes = Files.createTempDirectory("verify");
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            int failed = compiler.run(null, null, null, "--release", "17", "-d", classes.toString(), SOURCE.toString());
            if (failed != 0) {
                throw new AssertionError("Verify.java is no Java 17");
            }
            ClassLoader loader =
                    new URLClassLoader(new URL[] {classes.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            Method run = loader.loadClass("Verify")
                    .getDeclaredMethod(
                            "run",
                            String[].class,
                            InputStream.class,
                            PrintStream.class,
                            PrintStream.class,
                            boolean.class);
            run.setAccessible(true);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("Verify.java has no run", e);
        }
    }
}
