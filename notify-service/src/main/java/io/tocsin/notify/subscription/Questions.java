package io.tocsin.notify.subscription;

import io.tocsin.notify.access.Problems;
import io.tocsin.notify.mail.MailAddress;
import io.tocsin.notify.mail.MailConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// How often the readers of mailboxes are asked whether they want alerts: nobody's post is to be filled by
/// this service, whoever tells it to. A mailbox is left alone for a while after each question, and a tenant
/// has so many questions a day that nobody has answered.
///
/// Of an address its hash is kept: the pause holds over all tenants, and none is to see whom others ask.
@ApplicationScoped
class Questions {
    private static final Duration DAY = Duration.ofDays(1);

    private final EntityManager entityManager;
    private final SubscriptionConfig config;
    private final Duration pause;
    private final Clock clock;

    Questions(EntityManager entityManager, SubscriptionConfig config, MailConfig mail, Clock clock) {
        this.entityManager = entityManager;
        this.config = config;
        this.pause = mail.confirmPause();
        this.clock = clock;
    }

    /// Counts a question to the mailbox at that URL; a 422 problem where it is one too many. Within the
    /// caller's transaction, which holds the roster: nobody else counts meanwhile.
    void ask(String tenant, String url) {
        Instant now = clock.instant();
        forgetBefore(now);
        if (unanswered(tenant) >= config.maxUnconfirmedPerDay()) {
            throw Problems.unprocessable(
                    "Too many unconfirmed addresses",
                    "This tenant has had " + config.maxUnconfirmedPerDay()
                            + " letters with a link to confirm sent within a day that nobody has used yet.");
        }
        if (!count(tenant, address(url), now)) {
            throw Problems.unprocessable(
                    "Too soon",
                    "A letter with a link to confirm has just been sent to this address; the next one can be sent "
                            + pause.toSeconds() + " seconds after it.");
        }
    }

    /// The reader of the mailbox has said yes to that tenant.
    void answered(String tenant, String url) {
        entityManager
                .createNativeQuery("""
                        delete from own.question
                        where tenant = ?1 and address_hash = sha256(convert_to(?2, 'UTF8'))
                        """)
                .setParameter(1, tenant)
                .setParameter(2, address(url))
                .executeUpdate();
    }

    private void forgetBefore(Instant now) {
        entityManager
                .createNativeQuery("delete from own.question where asked_at <= ?1")
                .setParameter(1, now.minus(DAY))
                .executeUpdate();
        entityManager
                .createNativeQuery("delete from own.mailbox where asked_at <= ?1")
                .setParameter(1, now.minus(pause))
                .executeUpdate();
    }

    private long unanswered(String tenant) {
        return (Long) entityManager
                .createNativeQuery("select count(*) from own.question where tenant = ?1", Long.class)
                .setParameter(1, tenant)
                .getSingleResult();
    }

    /// Whether the mailbox was not in its pause.
    private boolean count(String tenant, String address, Instant now) {
        int asked = entityManager
                .createNativeQuery("""
                        with mailbox as (
                            insert into own.mailbox (address_hash, asked_at)
                            values (sha256(convert_to(?2, 'UTF8')), ?3)
                            on conflict do nothing
                            returning address_hash, asked_at)
                        insert into own.question (tenant, address_hash, asked_at)
                        select ?1, address_hash, asked_at from mailbox
                        """)
                .setParameter(1, tenant)
                .setParameter(2, address)
                .setParameter(3, now)
                .executeUpdate();
        return asked == 1;
    }

    private static String address(String url) {
        return MailAddress.parse(url).text().toLowerCase(Locale.ROOT);
    }
}
