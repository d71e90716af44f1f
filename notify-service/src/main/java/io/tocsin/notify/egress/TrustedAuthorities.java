package io.tocsin.notify.egress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificates are believed: those of the JDK, and an operator's own.
final class TrustedAuthorities {
    private TrustedAuthorities() {}

    /// Those of the JDK and those in the PEM file; an `IllegalArgumentException` where it has none.
    static TrustManager with(Path file) {
        try {
            KeyStore authorities = KeyStore.getInstance("PKCS12");
            authorities.load(null, null);
            int number = 0;
            for (X509Certificate known : trustManager(null).getAcceptedIssuers()) {
                authorities.setCertificateEntry("known-" + number++, known);
            }
            Collection<? extends Certificate> own = read(file);
            if (own.isEmpty()) {
                throw new IllegalArgumentException("no certificate in PEM in tocsin.notify.egress.trust: " + file);
            }
            for (Certificate certificate : own) {
                authorities.setCertificateEntry("own-" + number++, certificate);
            }
            return trustManager(authorities);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("tocsin.notify.egress.trust cannot be read: " + file, e);
        }
    }

    private static Collection<? extends Certificate> read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem);
        }
    }

    private static X509TrustManager trustManager(@Nullable KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }
}
