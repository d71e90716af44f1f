package io.tocsin.ingest.fetch;

import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentConfig;
import io.tocsin.ingest.document.TooLarge;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
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
    private final long maxSize;
    private final HttpClient client;

    Fetcher(FetchConfig config, DocumentConfig documents) {
        this.config = config;
        this.maxSize = documents.maxSize().asLongValue();
        this.client = HttpClient.newBuilder()
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// @param etag validators of the document before, null where there is none
    /// @param hosts to which a redirect may lead
    Fetched fetch(URI url, @Nullable String etag, @Nullable String lastModified, Set<String> hosts)
            throws InterruptedException {
        FutureTask<Fetched> look = new FutureTask<>(() -> follow(url, etag, lastModified, hosts));
        Thread.ofVirtual().name("fetch " + url.getHost()).start(look);
        Duration limit = config.timeLimit();
        try {
            return look.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            look.cancel(true);
            return new Fetched.Unreachable(url + " was not done after " + limit);
        } catch (ExecutionException | CancellationException e) {
            return new Fetched.Unreachable(url + " cannot be fetched: " + e.getMessage());
        } catch (InterruptedException e) {
            look.cancel(true);
            throw e;
        }
    }

    private Fetched follow(URI url, @Nullable String etag, @Nullable String lastModified, Set<String> hosts)
            throws InterruptedException {
        URI at = url;
        for (int redirects = 0; redirects <= config.maxRedirects(); redirects++) {
            try {
                HttpResponse<InputStream> response =
                        client.send(request(at, etag, lastModified), BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    Optional<URI> elsewhere = redirect(at, response);
                    if (elsewhere.isEmpty()) {
                        return answer(at, response, body);
                    }
                    at = elsewhere.get();
                    if (!allowed(at, url, hosts)) {
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

    private HttpRequest request(URI url, @Nullable String etag, @Nullable String lastModified) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .GET()
                .timeout(config.timeLimit())
                .header("User-Agent", config.userAgent())
                .header("Accept", "*/*");
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        if (lastModified != null) {
            request.header("If-Modified-Since", lastModified);
        }
        return request.build();
    }

    private Fetched answer(URI url, HttpResponse<InputStream> response, InputStream body) throws IOException, TooLarge {
        return switch (response.statusCode()) {
            case 200 ->
                new Fetched.Body(
                        Document.receive(body, maxSize),
                        url,
                        response.headers().firstValue("ETag").orElse(null),
                        response.headers().firstValue("Last-Modified").orElse(null));
            case 304 -> new Fetched.NotModified();
            default -> new Fetched.Unreachable(url.getHost() + " answered " + response.statusCode());
        };
    }

    private static Optional<URI> redirect(URI at, HttpResponse<?> response) {
        return switch (response.statusCode()) {
            case 301, 302, 303, 307, 308 ->
                response.headers().firstValue("Location").map(at::resolve);
            default -> Optional.empty();
        };
    }

    private static boolean allowed(URI to, URI from, Set<String> hosts) {
        String host = to.getHost();
        boolean sameSecurity = "https".equals(to.getScheme()) || to.getScheme().equals(from.getScheme());
        return host != null && sameSecurity && (host.equals(from.getHost()) || hosts.contains(host));
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
