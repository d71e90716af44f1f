package io.tocsin.console.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OwnPathTest {
    private final OwnPath path = new OwnPath("/ingest");

    @Test
    void whatIsAskedForBelowItIsAskedOfTheService() {
        assertThat(path.inside("/ingest/v1/sources")).contains("/v1/sources");
        assertThat(path.inside("/ingest/")).contains("/");
        assertThat(path.inside("/ingestion/v1")).isEmpty();
        assertThat(path.inside("/v1/sources")).isEmpty();
    }

    @Test
    void linksOfAPageLeadBelowIt() {
        assertThat(path.page("""
                <a href="/runs?source=a">a</a> <form method="post" action="/sign-out"> <img src="/tocsin/tocsin.svg">
                <a href="https://example.org/">b</a> <a href="//example.org">c</a> <a href="#d">d</a> <a hx-get="/">e</a>
                <p>&quot; href=&quot;/x&quot;</p> <input value="/then">
                """)).isEqualTo("""
                <a href="/ingest/runs?source=a">a</a> <form method="post" action="/ingest/sign-out"> <img src="/ingest/tocsin/tocsin.svg">
                <a href="https://example.org/">b</a> <a href="//example.org">c</a> <a href="#d">d</a> <a hx-get="/ingest/">e</a>
                <p>&quot; href=&quot;/x&quot;</p> <input value="/then">
                """);
    }

    @Test
    void addressesOfOthersStay() {
        assertThat(path.address("/sign-in?then=%2Fruns")).isEqualTo("/ingest/sign-in?then=%2Fruns");
        assertThat(path.address("//example.org/")).isEqualTo("//example.org/");
        assertThat(path.address("https://example.org/")).isEqualTo("https://example.org/");
    }

    @Test
    void itIsOneStep() {
        for (String wrong : new String[] {"", "/", "ingest", "/a/b", "/a/", "/$1"}) {
            assertThatThrownBy(() -> new OwnPath(wrong)).hasMessageContaining("tocsin.console.path");
        }
    }
}
