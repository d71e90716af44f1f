package io.tocsin.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL that comes as a Maven artifact, unpacked once a user into the cache folder.
final class PostgresProgram {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Set<PosixFilePermission> EXECUTABLE = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path home;

    private PostgresProgram(Path home) {
        this.home = home;
    }

    static PostgresProgram unpacked() {
        try {
            byte[] archive = archive();
            Path home = cache().resolve("postgres-" + digest(archive));
            if (!Files.isDirectory(home)) {
                unpack(archive, home);
            }
            return new PostgresProgram(home);
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL could not be unpacked: %s.".formatted(e), e);
        }
    }

    /// The command that runs one of its programs. PostgreSQL refuses to run as root; there it runs in a
    /// user namespace
    /// of its own, where it is nobody.
    List<String> command(String program, List<String> arguments) {
        Stream<String> prefix = isRoot() ? Stream.of("unshare", "--user") : Stream.of();
        Stream<String> self = Stream.of(home.resolve("bin").resolve(program).toString());
        return Stream.of(prefix, self, arguments.stream()).flatMap(part -> part).toList();
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] archive() throws IOException {
        try (InputStream in = PostgresProgram.class.getResourceAsStream(ARCHIVE)) {
            if (in == null) {
                throw new CannotStart(
                        "No PostgreSQL for this machine is on the class path: Tocsin's own is for Linux on amd64.");
            }
            return in.readAllBytes();
        }
    }

    private static String digest(byte[] archive) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(sha256, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path cache() throws IOException {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path base = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return Files.createDirectories(base.resolve("tocsin"));
    }

    /// Unpacks beside the target and renames at the end: two at once, or one cut short, leave a whole
    /// program or none.
    private static void unpack(byte[] archive, Path home) throws IOException {
        Path work = Files.createTempDirectory(home.getParent(), "unpack-");
        try (InputStream xz = new XZInputStream(new ByteArrayInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(xz)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, work);
            }
            if (!work.toFile().renameTo(home.toFile()) && !Files.isDirectory(home)) {
                throw new IOException("could not rename " + work + " to " + home);
            }
        } finally {
            Folder.remove(work);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path work) throws IOException {
        Path target = work.resolve(entry.getName()).normalize();
        if (!target.startsWith(work)) {
            throw new IOException("an entry leaves the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(target, EXECUTABLE);
            }
        }
    }
}
