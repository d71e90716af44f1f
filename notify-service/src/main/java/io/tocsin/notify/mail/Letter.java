package io.tocsin.notify.mail;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One e-mail.
///
/// @param id what its `Message-ID` is made of, the same over all attempts
/// @param number the delivery's number; null where it has none
/// @param subject one line
/// @param text plain text
public record Letter(MailAddress to, String id, @Nullable Long number, String subject, String text) {
    public Letter {
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a subject with control characters");
        }
    }

    /// The headers beside those that every letter has.
    Map<String, String> headers(String domain) {
        String local = number == null ? id : id + "." + number;
        String messageId = "<" + local + "@" + domain + ">";
        return number == null
                ? Map.of("Message-ID", messageId, "Auto-Submitted", "auto-generated", "Webhook-Id", id)
                : Map.of(
                        "Message-ID",
                        messageId,
                        "Auto-Submitted",
                        "auto-generated",
                        "Webhook-Id",
                        id,
                        "Tocsin-Number",
                        Long.toString(number));
    }
}
