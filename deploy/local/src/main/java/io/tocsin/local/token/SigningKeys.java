package io.tocsin.local.token;

import io.tocsin.local.folder.PrivateFile;
import io.tocsin.local.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// The key pair of one local Tocsin, as PEM files in its data folder. The services get the public half;
/// whoever can read the private half can make any token.
public final class SigningKeys {
    /// Who says so, in every token of a local Tocsin.
    public static final String ISSUER = "https://tocsin.local";

    private static final String ALGORITHM = "RSA";
    /// The least that RS256 allows, and what a token for one machine needs.
    private static final int BITS = 2048;
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final Path folder;
    private final PrivateKey key;

    private SigningKeys(Path folder, PrivateKey key) {
        this.folder = folder;
        this.key = key;
    }

    /// The keys in that folder, made where it has none.
    public static SigningKeys at(Path folder) {
        if (!Files.exists(privateFile(folder))) {
            make(folder);
        }
        return existing(folder);
    }

    /// The keys in that folder; refuses where it has none.
    public static SigningKeys existing(Path folder) {
        Path file = privateFile(folder);
        if (!Files.exists(file)) {
            throw new Refusal("There is no key at %s: start Tocsin on that data folder once, with deploy/local/up."
                    .formatted(file));
        }
        return new SigningKeys(folder, readPrivate(file));
    }

    /// The file with the public key, for `mp.jwt.verify.publickey.location`.
    public Path publicFile() {
        return folder.resolve("public.pem");
    }

    /// A token in MP-JWT's form: roles in `groups`, the tenant in `tenant`.
    public String token(Grant grant, Clock clock) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(grant.tenant());
        claims.setStringClaim("upn", grant.tenant());
        claims.setStringClaim("tenant", grant.tenant());
        claims.setStringListClaim(
                "groups", grant.roles().stream().map(Role::claim).sorted().toList());
        claims.setGeneratedJwtId();
        long now = clock.instant().getEpochSecond();
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + grant.lifetime().toSeconds()));
        return sign(claims);
    }

    private String sign(JwtClaims claims) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(new AlgorithmConstraints(
                AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256));
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        jws.setHeader("typ", "JWT");
        jws.setPayload(claims.toJson());
        jws.setKey(key);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token that cannot be signed", e);
        }
    }

    private static void make(Path folder) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            PrivateFile.write(folder.resolve("public.pem"), pem("PUBLIC KEY", pair.getPublic()));
            PrivateFile.write(privateFile(folder), pem("PRIVATE KEY", pair.getPrivate()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }

    private static String pem(String what, Key key) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(what, PEM.encodeToString(key.getEncoded()));
    }

    private static PrivateKey readPrivate(Path file) {
        String body = PrivateFile.read(file).replaceAll("-----[A-Z ]+-----", "");
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(body);
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Refusal(
                    "%s holds no key any more: delete it and start Tocsin again for a new one (tokens made with the old one end)."
                            .formatted(file),
                    e);
        }
    }

    private static Path privateFile(Path folder) {
        return folder.resolve("private.pem");
    }
}
