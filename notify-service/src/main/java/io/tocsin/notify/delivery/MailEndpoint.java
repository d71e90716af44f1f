package io.tocsin.notify.delivery;

import io.tocsin.notify.mail.Letter;
import io.tocsin.notify.mail.MailAddress;
import io.tocsin.notify.mail.Mailing;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/// Carries messages to endpoints that are mailboxes. The code of the SMTP server's reply is the status of
/// the attempt: what is no 2xx is a failure, and is tried again as every other, a permanent refusal too. A
/// server says 550 of a full mailbox, of a rule of its own and of an unknown person alike, and an alert that
/// nobody sends any more is worse than one that is refused ten times.
@ApplicationScoped
class MailEndpoint {
    private final Mailing mailing;

    MailEndpoint(Mailing mailing) {
        this.mailing = mailing;
    }

    Answer send(Endpoint endpoint, Webhook webhook) {
        String text = new String(webhook.body(), StandardCharsets.UTF_8);
        Letter letter = new Letter(
                MailAddress.parse(endpoint.url()),
                webhook.id(),
                webhook.number(),
                text.substring(0, text.indexOf('\n')),
                text);
        return switch (mailing.send(letter, endpoint.timeout())) {
            case Mailing.Outcome.Answered(int code, String said) -> new Answer.Answered(code, null, said);
            case Mailing.Outcome.Unanswered(String error) -> new Answer.Unanswered(error);
        };
    }
}
