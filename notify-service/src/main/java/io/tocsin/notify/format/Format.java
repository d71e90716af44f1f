package io.tocsin.notify.format;

import java.util.Arrays;
import java.util.stream.Collectors;

/// In which form a subscription is told, by the names on the wire.
public enum Format {
    /// The event as the log has it, in the envelope of Standard Webhooks.
    EVENT("event"),
    /// The same in the envelope of CloudEvents 1.0, structured.
    CLOUDEVENTS("cloudevents"),
    /// A message for people, for an incoming webhook of Slack.
    SLACK("slack"),
    /// A message for people, for a webhook of Microsoft Teams Workflows.
    TEAMS("teams"),
    /// A letter for people, in plain text.
    EMAIL("email");

    private final String wireName;

    Format(String wireName) {
        this.wireName = wireName;
    }

    /// The name in JSON and in the database.
    public String wireName() {
        return wireName;
    }

    /// The format of that name; an `IllegalArgumentException` quotes a name that is none.
    public static Format of(String wireName) {
        return Arrays.stream(values())
                .filter(format -> format.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown format \"" + wireName + "\"; there are " + Format.names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(Format::wireName).collect(Collectors.joining(", "));
    }
}
