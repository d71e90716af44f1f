package io.tocsin.ingest.fetch;

import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.TooLarge;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Asks for one document: conditional, with limits of time and size, and with redirects to allowed hosts
/// alone.
@ApplicationScoped
class Fetcher {
    private final FetchConfig config;
    private final Clock clock;
    private final HttpClient client;

    /// What to ask for.
    ///
    /// @param etag validators of the document before, null where there is none
    /// @param hosts to which a redirect may lead beside the address's own
    /// @param timeLimit how long it may take
    /// @param maxSize in bytes
    record Request(
            URI url,
            @Nullable String etag,
            @Nullable String lastModified,
            Set<String> hosts,
            Duration timeLimit,
            long maxSize) {}

    Fetcher(FetchConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    Fetched fetch(Request wanted) throws InterruptedException {
        FutureTask<Fetched> fetch = new FutureTask<>(() -> follow(wanted));
        Thread.ofVirtual().name("fetch " + wanted.url().getHost()).start(fetch);
        try {
            return fetch.get(wanted.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            fetch.cancel(true);
            return new Fetched.Unreachable(wanted.url() + " was not done after " + wanted.timeLimit());
        } catch (ExecutionException | CancellationException e) {
            return new Fetched.Unreachable(wanted.url() + " cannot be fetched: " + e.getMessage());
        } catch (InterruptedException e) {
            fetch.cancel(true);
            throw e;
        }
    }

    private Fetched follow(Request wanted) throws InterruptedException {
        URI url = wanted.url();
        URI at = url;
        for (int redirects = 0; redirects <= config.maxRedirects(); redirects++) {
            try {
                HttpResponse<InputStream> response = client.send(request(at, wanted), BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    Optional<URI> elsewhere = redirect(at, response);
                    if (elsewhere.isEmpty()) {
                        return answer(at, response, body, wanted.maxSize());
                    }
                    at = elsewhere.get();
                    if (!allowed(at, url, wanted.hosts())) {
                        return new Fetched.Unreachable(url + " redirects to " + at.getScheme() + "://" + at.getHost()
                                + ", which is not among the allowed hosts");
                    }
                }
            } catch (IOException e) {
                return new Fetched.Unreachable(at.getHost() + " cannot be reached: " + reason(e));
            } catch (TooLarge e) {
                return new Fetched.Unreachable(String.valueOf(e.getMessage()));
            }
        }
        return new Fetched.Unreachable(url + " redirects more than " + config.maxRedirects() + " times");
    }

    private HttpRequest request(URI url, Request wanted) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .GET()
                .timeout(wanted.timeLimit())
                .header("User-Agent", config.userAgent())
                .header("Accept", "*/*");
        if (wanted.etag() != null) {
            request.header("If-None-Match", wanted.etag());
        }
        if (wanted.lastModified() != null) {
            request.header("If-Modified-Since", wanted.lastModified());
        }
        return request.build();
    }

    private Fetched answer(URI url, HttpResponse<InputStream> response, InputStream body, long maxSize)
            throws IOException, TooLarge {
        return switch (response.statusCode()) {
            case 200 ->
                new Fetched.Body(
                        Document.receive(body, maxSize),
                        url,
                        response.headers().firstValue("ETag").orElse(null),
                        response.headers().firstValue("Last-Modified").orElse(null));
            case 304 -> new Fetched.NotModified();
            default ->
                new Fetched.Unreachable(
                        url.getHost() + " answered " + response.statusCode(),
                        response.headers()
                                .firstValue("Retry-After")
                                .map(this::retryAfter)
                                .orElse(null));
        };
    }

    /// Seconds or a date, within bounds; null where it is neither.
    private @Nullable Duration retryAfter(String header) {
        try {
            Duration asked = header.strip().matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(header.strip()))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            Duration longest = config.maxRetryAfter();
            return asked.isNegative() ? Duration.ZERO : asked.compareTo(longest) > 0 ? longest : asked;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Optional<URI> redirect(URI at, HttpResponse<?> response) {
        return switch (response.statusCode()) {
            case 301, 302, 303, 307, 308 ->
                response.headers().firstValue("Location").map(at::resolve);
            default -> Optional.empty();
        };
    }

    /// Whether an address may be asked that the address of the source led to.
    static boolean allowed(URI to, URI from, Set<String> hosts) {
        String host = to.getHost();
        boolean sameSecurity = "https".equals(to.getScheme()) || Objects.equals(to.getScheme(), from.getScheme());
        return host != null && sameSecurity && (host.equals(from.getHost()) || hosts.contains(host));
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
