package io.tocsin.notify.egress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.notify.SharedCases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EgressGuardTest {
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("1.1.1.1");

    @TestFactory
    Stream<DynamicTest> everyForbiddenAddressIsRefusedAsLiteralAndByName() throws IOException {
        return cases("deny")
                .map(wanted -> DynamicTest.dynamicTest(wanted.path("ip").asText(), () -> {
                    String ip = wanted.path("ip").asText();
                    InetAddress address = InetAddress.ofLiteral(ip);
                    assertRefused(guard().vet("https://" + inUrl(ip) + "/"));
                    assertRefused(guard(address).vet("https://example.com/"));
                    assertRefused(guard(PUBLIC, address).vet("https://example.com/"));
                    assertRefused(guard(address, PUBLIC).vet("https://example.com/"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyAllowedAddressPassesAndIsTheOneToConnectTo() throws IOException {
        return cases("allow")
                .map(wanted -> DynamicTest.dynamicTest(wanted.asText(), () -> {
                    InetAddress address = InetAddress.ofLiteral(wanted.asText());
                    assertThat(guard().vet("https://" + inUrl(wanted.asText()) + "/"))
                            .isInstanceOfSatisfying(
                                    Verdict.Allowed.class,
                                    a -> assertThat(a.address()).isEqualTo(address));
                    assertThat(guard(address).vet("https://example.com/"))
                            .isInstanceOfSatisfying(
                                    Verdict.Allowed.class,
                                    a -> assertThat(a.address()).isEqualTo(address));
                }));
    }

    /// Whatever a name in them may stand for, and with https in place of http too, unless what is wrong
    /// lies there.
    @TestFactory
    Stream<DynamicTest> everyHostileSpellingIsRefused() throws IOException {
        return cases("deny_urls")
                .map(wanted -> DynamicTest.dynamicTest(wanted.path("url").asText(), () -> {
                    String url = wanted.path("url").asText();
                    assertRefused(guard(InetAddress.ofLiteral("127.0.0.1")).vet(url));
                    assertRefused(guard(InetAddress.ofLiteral("127.0.0.1")).vet(url.replaceFirst("^http:", "https:")));
                    assertRefused(local(InetAddress.ofLiteral("127.0.0.1")).vet(url.replace("[::1]", "[::2]")));
                }));
    }

    @Test
    void aNameIsResolvedAtEachQuestionSoWhatItStandsForLaterIsVettedToo() {
        Iterator<InetAddress> answers =
                List.of(PUBLIC, InetAddress.ofLiteral("127.0.0.1")).iterator();
        EgressGuard guard = new EgressGuard(config(List.of()), name -> List.of(answers.next()));

        assertThat(guard.vet("https://example.com/")).isInstanceOf(Verdict.Allowed.class);
        assertRefused(guard.vet("https://example.com/"));
    }

    @Test
    void aNameWithoutAddressIsRefused() {
        EgressGuard guard = new EgressGuard(config(List.of()), name -> {
            throw new UnknownHostException(name);
        });
        assertThat(guard.vet("https://gone.example/"))
                .isEqualTo(new Verdict.Refused("The name gone.example cannot be resolved."));
    }

    @Test
    void plainHttpPassesToLiteralAddressesOfTheAllowListOnAnyPort() {
        for (String url : List.of("http://127.0.0.1:8091/hook", "http://127.9.8.7/", "http://[::1]:1/a?b=c")) {
            assertThat(local(PUBLIC).vet(url)).as(url).isInstanceOf(Verdict.Allowed.class);
        }
    }

    @Test
    void theAllowListOpensNothingElse() {
        for (String url : List.of(
                "http://localhost:8091/",
                "http://10.0.0.1/",
                "http://1.1.1.1/",
                "http://example.com/",
                "https://127.0.0.1/",
                "https://127.0.0.1:8091/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://127.1/",
                "http://0177.0.0.1/",
                "http://2130706433/")) {
            assertRefused(local(InetAddress.ofLiteral("127.0.0.1")).vet(url), url);
        }
    }

    @Test
    void aPrivateReceiverThatTheOperatorAllowsPassesOnAnyPort() {
        Settings settings = new Settings().allowing("10.20.0.0/16", "Hooks.Example.Internal", ".corp.example");
        EgressGuard guard = new EgressGuard(settings, name -> List.of(InetAddress.ofLiteral("10.9.0.1")));

        for (String url : List.of(
                "https://10.20.3.4/hook",
                "https://10.20.3.4:9443/hook",
                "https://hooks.example.internal/",
                "https://HOOKS.example.internal:9443/",
                "https://a.b.corp.example/")) {
            assertThat(guard.vet(url)).as(url).isInstanceOf(Verdict.Allowed.class);
        }
        for (String url : List.of(
                "https://10.21.0.1/",
                "http://10.20.3.4/",
                "http://hooks.example.internal/",
                "https://other.example.internal/",
                "https://hooks.example.internal.evil.example/",
                "https://corp.example/",
                "https://1.1.1.1:9443/")) {
            assertRefused(guard.vet(url), url);
        }
    }

    @Test
    void anAllowedBlockDoesNotOpenTheOthersOfAMixedAnswer() {
        Settings settings = new Settings().allowing("10.20.0.0/16");
        InetAddress allowed = InetAddress.ofLiteral("10.20.0.1");
        InetAddress forbidden = InetAddress.ofLiteral("10.21.0.1");

        assertThat(new EgressGuard(settings, name -> List.of(allowed, PUBLIC)).vet("https://example.com/"))
                .isInstanceOf(Verdict.Allowed.class);
        assertRefused(new EgressGuard(settings, name -> List.of(allowed, forbidden)).vet("https://example.com/"));
        assertRefused(new EgressGuard(settings, name -> List.of(allowed, PUBLIC)).vet("https://example.com:9443/"));
    }

    @Test
    void whatTheOperatorDeniesIsRefusedThoughItIsPublic() {
        Settings settings = new Settings().denying("1.1.1.0/24", "2001:4860:4860:64::/96");

        assertRefused(new EgressGuard(settings, name -> List.of(PUBLIC)).vet("https://example.com/"));
        assertRefused(new EgressGuard(settings, name -> List.of(PUBLIC)).vet("https://[2001:4860:4860:64::a00:1]/"));
    }

    @Test
    void whatGoesOnTheRequestLineIsPathAndQueryAlone() {
        Verdict.Allowed allowed = (Verdict.Allowed) guard(PUBLIC).vet("https://example.com:8443/a/b%20c?d=e%2Ff");
        assertThat(allowed.requestUri()).isEqualTo("/a/b%20c?d=e%2Ff");
        assertThat(allowed.port()).isEqualTo(8443);
        assertThat(((Verdict.Allowed) guard(PUBLIC).vet("https://example.com")).requestUri())
                .isEqualTo("/");
    }

    private static void assertRefused(Verdict verdict) {
        assertRefused(verdict, "verdict");
    }

    private static void assertRefused(Verdict verdict, String what) {
        assertThat(verdict).as(what).isInstanceOf(Verdict.Refused.class);
    }

    private static String inUrl(String ip) {
        return ip.contains(":") ? "[" + ip + "]" : ip;
    }

    private static EgressGuard guard(InetAddress... addresses) {
        return new EgressGuard(config(List.of()), name -> List.of(addresses));
    }

    private static EgressGuard local(InetAddress... addresses) {
        return new EgressGuard(config(List.of("127.0.0.0/8", "::1")), name -> List.of(addresses));
    }

    private static EgressConfig config(List<String> allowHttp) {
        return new Settings().withHttp(allowHttp);
    }

    private static Stream<JsonNode> cases(String list) throws IOException {
        return StreamSupport.stream(
                SharedCases.read("egress/forbidden-targets.json").path(list).spliterator(), false);
    }
}
