package io.tocsin.notify.format;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A letter as plain text; its first line is its subject.
final class MailMessage {
    private static final String CONTENT_TYPE = "text/plain; charset=utf-8";

    private MailMessage() {}

    static Body of(Bulletin bulletin) {
        Stream<String> facts = bulletin.facts().stream().map(Bulletin.Fact::line);
        Stream<String> links = bulletin.links().stream().map(link -> link.label() + ": " + link.target());
        String text = Stream.of(Stream.of(bulletin.headline()), facts, links)
                .map(lines -> lines.collect(Collectors.joining("\n")))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n", "", "\n"));
        return new Body(CONTENT_TYPE, text.getBytes(StandardCharsets.UTF_8));
    }
}
