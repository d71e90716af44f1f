package io.tocsin.notify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate authority that lives as long as a test. The JDK has no way to make certificates in a
/// program; here is as much of X.509 as tests need.
public final class Authority {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String COMMON_NAME = "0603550403";
    private static final String ECDSA_WITH_SHA256 = "06082a8648ce3d040302";
    private static final String BASIC_CONSTRAINTS = "0603551d13";
    private static final String ALTERNATIVE_NAMES = "0603551d11";

    private final String name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    public Authority(String name) {
        this.name = name;
        this.keys = pair();
        this.certificate = certificate(name, keys, List.of(), Instant.now().plus(Duration.ofDays(1)));
    }

    private Authority(String name, KeyPair keys, X509Certificate certificate) {
        this.name = name;
        this.keys = keys;
        this.certificate = certificate;
    }

    /// The authority that was written to a folder.
    public static Authority in(Path folder) {
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("ca.pem"))));
            PrivateKey key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(folder.resolve("ca.key"))));
            String name = certificate.getSubjectX500Principal().getName().substring("CN=".length());
            return new Authority(name, new KeyPair(certificate.getPublicKey(), key), certificate);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Writes it to a folder; the file of its certificate.
    public Path write(Path folder) {
        try {
            Files.write(folder.resolve("ca.key"), keys.getPrivate().getEncoded());
            return Files.writeString(folder.resolve("ca.pem"), pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A certificate with its key.
    public record Identity(X509Certificate certificate, KeyPair keys) {
        public String certificatePem() {
            return pem("CERTIFICATE", encoded(certificate));
        }

        public String keyPem() {
            return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        }
    }

    /// For whoever is to believe this authority.
    public String pem() {
        return pem("CERTIFICATE", encoded(certificate));
    }

    /// An identity for those names and addresses, good for a day.
    public Identity issue(String... hosts) {
        return issue(Instant.now().plus(Duration.ofDays(1)), hosts);
    }

    public Identity issue(Instant until, String... hosts) {
        KeyPair own = pair();
        return new Identity(certificate(hosts[0], own, List.of(hosts), until), own);
    }

    /// What a server needs that shows the identity and believes clients of this authority.
    public SSLContext server(Identity identity) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "server", identity.keys().getPrivate(), new char[0], new X509Certificate[] {identity.certificate()
                    });
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(store, new char[0]);
            KeyStore believed = KeyStore.getInstance("PKCS12");
            believed.load(null, null);
            believed.setCertificateEntry("authority", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(believed);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param hosts the names and addresses it is for, none for the authority itself
    private X509Certificate certificate(String subject, KeyPair own, List<String> hosts, Instant until) {
        byte[] algorithm = sequence(hex(ECDSA_WITH_SHA256));
        byte[] body = sequence(
                tagged(0xa0, integer(BigInteger.TWO)),
                integer(new BigInteger(64, new SecureRandom())),
                algorithm,
                named(name),
                sequence(time(until.minus(Duration.ofDays(30))), time(until)),
                named(subject),
                own.getPublic().getEncoded(),
                tagged(0xa3, sequence(hosts.isEmpty() ? isAuthority() : isFor(hosts))));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(body);
            byte[] whole = sequence(body, algorithm, tagged(0x03, new byte[1], signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] isAuthority() {
        byte[] yes = tagged(0x01, new byte[] {(byte) 0xff});
        return sequence(hex(BASIC_CONSTRAINTS), yes, tagged(0x04, sequence(yes)));
    }

    private static byte[] isFor(List<String> hosts) {
        byte[][] names = hosts.stream()
                .map(host -> host.matches("[0-9.]+")
                        ? tagged(0x87, InetAddress.ofLiteral(host).getAddress())
                        : tagged(0x82, host.getBytes(StandardCharsets.US_ASCII)))
                .toArray(byte[][]::new);
        return sequence(hex(ALTERNATIVE_NAMES), tagged(0x04, sequence(names)));
    }

    private static byte[] named(String name) {
        return sequence(tagged(0x31, sequence(hex(COMMON_NAME), tagged(0x0c, name.getBytes(StandardCharsets.UTF_8)))));
    }

    private static byte[] time(Instant time) {
        return tagged(0x18, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] integer(BigInteger value) {
        return tagged(0x02, value.toByteArray());
    }

    private static byte[] sequence(byte[]... parts) {
        return tagged(0x30, parts);
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        int length = content.size();
        if (length < 0x80) {
            whole.write(length);
        } else if (length < 0x100) {
            whole.write(0x81);
            whole.write(length);
        } else {
            whole.write(0x82);
            whole.write(length >> 8);
            whole.write(length);
        }
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }
}
