package io.tocsin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.local.token.Grant;
import io.tocsin.local.token.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenOptionsTest {
    private static final Path STANDARD = Path.of("/checkout/deploy/local/data");

    @Test
    void rolesTenantDaysAndFolderAreTaken() {
        assertThat(parse("--role", "operator", "--role=subscriber", "--tenant", "acme", "--days=3", "--data", "d"))
                .isEqualTo(new TokenOptions(
                        new Grant(Set.of(Role.OPERATOR, Role.SUBSCRIBER), "acme", Duration.ofDays(3)), Path.of("d")));
    }

    @Test
    void oneRoleIsOneRole() {
        assertThat(parse("--role", "subscriber").grant().roles()).containsExactly(Role.SUBSCRIBER);
    }

    @Test
    void aReaderIsNoSubscriber() {
        assertThat(parse("--role", "subscriber-read").grant().roles()).containsExactly(Role.SUBSCRIBER_READ);
        assertThat(Role.SUBSCRIBER_READ.claim()).isEqualTo("subscriber-read");
        assertThat(Grant.operator().roles()).doesNotContain(Role.SUBSCRIBER_READ);
    }

    @Test
    void withoutAnythingItIsTheOperatorsToken() {
        assertThat(parse()).isEqualTo(new TokenOptions(Grant.operator(), STANDARD));
    }

    @Test
    void whatCannotBeIsQuoted() {
        assertThatThrownBy(() -> parse("--role", "king")).hasMessageContaining("no role king");
        assertThatThrownBy(() -> parse("--tenant", "a b")).hasMessageContaining("\"a b\" cannot name a tenant");
        assertThatThrownBy(() -> parse("--days", "soon")).hasMessageContaining("not soon");
        assertThatThrownBy(() -> parse("--days", "0")).hasMessageContaining("not for 0");
        assertThatThrownBy(() -> parse("--rôle", "x")).hasMessageContaining("--rôle");
    }

    private static TokenOptions parse(String... arguments) {
        return TokenOptions.parse(List.of(arguments), STANDARD);
    }
}
