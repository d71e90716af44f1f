package io.tocsin.local.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.local.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
    private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void aTokenIsVerifiedWithThePublicFileAndSaysWhoMayWhat() throws Exception {
        SigningKeys keys = SigningKeys.at(folder);
        Grant grant = new Grant(Set.of(Role.SUBSCRIBER, Role.OPERATOR), "acme", Duration.ofDays(2));

        JwtClaims claims = consumer(keys, NOW).processToClaims(keys.token(grant, CLOCK));

        assertThat(claims.getIssuer()).isEqualTo("https://tocsin.local");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("operator", "subscriber");
        assertThat(claims.getStringClaimValue("tenant")).isEqualTo("acme");
        assertThat(claims.getStringClaimValue("upn")).isEqualTo("acme");
        assertThat(claims.getIssuedAt().getValue()).isEqualTo(NOW.getEpochSecond());
    }

    @Test
    void aTokenEndsWithItsLifetime() throws Exception {
        SigningKeys keys = SigningKeys.at(folder);
        String token = keys.token(new Grant(Set.of(Role.OPERATOR), "local", Duration.ofDays(2)), CLOCK);

        consumer(keys, NOW.plus(Duration.ofDays(2)).minusSeconds(1)).processToClaims(token);

        assertThatThrownBy(() -> consumer(keys, NOW.plus(Duration.ofDays(2)).plusSeconds(1))
                        .processToClaims(token))
                .isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void theKeysOfTheFirstStartAreKept() throws Exception {
        String token = SigningKeys.at(folder).token(Grant.operator(), CLOCK);

        consumer(SigningKeys.at(folder), NOW).processToClaims(token);
    }

    @Test
    void aFolderWithoutKeysIsSaidToBeOne() {
        assertThatThrownBy(() -> SigningKeys.existing(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("There is no key at " + folder.resolve("private.pem") + ": start Tocsin");
    }

    @Test
    void aKeyThatIsNoneIsOneSentence() throws IOException {
        Files.writeString(folder.resolve("private.pem"), "scribble");

        assertThatThrownBy(() -> SigningKeys.at(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("holds no key any more");
    }

    private static JwtConsumer consumer(SigningKeys keys, Instant at) throws IOException, GeneralSecurityException {
        return new JwtConsumerBuilder()
                .setVerificationKey(publicKey(keys.publicFile()))
                .setExpectedIssuer(SigningKeys.ISSUER)
                .setRequireExpirationTime()
                .setRequireJwtId()
                .setEvaluationTime(NumericDate.fromSeconds(at.getEpochSecond()))
                .build();
    }

    private static PublicKey publicKey(Path file) throws IOException, GeneralSecurityException {
        String body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
    }
}
