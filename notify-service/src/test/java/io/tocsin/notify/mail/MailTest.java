package io.tocsin.notify.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A person without a server is alerted too, at an address whose reader wants it.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class MailTest {
    private static final int QUESTIONS_A_DAY = 20;
    private static final Pattern LINK =
            Pattern.compile("https://alerts\\.example(/v1/confirmations/[A-Za-z0-9_-]{43})");

    private final TestLog log = TestLog.shared();
    private final GreenMail post = new GreenMail(new ServerSetup(NotifyTestResource.smtpPort(), "127.0.0.1", "smtp"));

    @BeforeEach
    void open() {
        post.start();
    }

    @AfterEach
    void close() {
        post.stop();
    }

    @Test
    void nothingButTheQuestionIsSentUntilTheReaderHasSaidYes() {
        Subscriber subscriber = Subscriber.to("mailto:desk@receiver.example");
        String link = linkIn(letter(1));
        LoggedEvent event = log.publish(Events.listed("mail")).getFirst();
        await().untilAsserted(() -> assertThat(states(subscriber)).containsExactly("pending"));
        subscriber
                .asks()
                .get(subscriber.path(""))
                .then()
                .body("confirmed", is(false))
                .body("proved", is(false))
                .body("format", is("email"));

        given().get(link).then().statusCode(200).body(containsString("Send me these alerts"));
        assertThat(letters()).as("opening it is not yet an answer").hasSize(1);
        given().post(link).then().statusCode(200).body(containsString("Confirmed"));

        MimeMessage letter = letter(2);
        assertThat(subject(letter)).isEqualTo("OFAC listed EXAMPLE TRADING mail (organisation), programme NPWMD");
        assertThat(text(letter)).contains("Entry: ofac-sdn:mail").contains("Countries: Iran");
        assertThat(header(letter, "Message-ID")).isEqualTo("<" + event.eventId() + ".1@tocsin.example>");
        assertThat(header(letter, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header(letter, "Tocsin-Number")).isEqualTo("1");
        assertThat(header(letter, "From")).isEqualTo("alerts@tocsin.example");
        assertThat(header(letter, "To")).isEqualTo("desk@receiver.example");
        await().untilAsserted(() -> assertThat(states(subscriber)).containsExactly("delivered"));
        subscriber
                .asks()
                .get(subscriber.path(""))
                .then()
                .body("confirmed", is(true))
                .body("proved", is(true));
        given().post(link).then().statusCode(404).body(containsString("cannot be used"));
        subscriber.leave();
    }

    @Test
    void aLinkThatWasNeverGivenConfirmsNothing() {
        given().get("/v1/confirmations/" + "x".repeat(43)).then().statusCode(404);
        given().post("/v1/confirmations/" + "x".repeat(43)).then().statusCode(404);
    }

    @Test
    void anotherAddressIsToBeConfirmedAnew() {
        Subscriber subscriber = confirmed("first@receiver.example");

        moved(subscriber, "mailto:second@receiver.example").statusCode(200).body("confirmed", is(false));

        MimeMessage question = letter(2);
        assertThat(header(question, "To")).isEqualTo("second@receiver.example");
        given().post(linkIn(question)).then().statusCode(200);
        subscriber.asks().get(subscriber.path("")).then().body("confirmed", is(true));
        subscriber.leave();
    }

    @Test
    void aMailboxIsLeftAloneForAWhileWhoeverAsks() {
        Subscriber subscriber = Subscriber.to("mailto:wanted@receiver.example");
        letter(1);
        Subscriber another = Subscriber.with("another", Map.of("url", "http://127.0.0.1:9/hook"));

        moved(another, "mailto:Wanted@receiver.example")
                .statusCode(422)
                .body("title", is("Too soon"))
                .body("detail", containsString("60 seconds"));
        create(Map.of("url", "mailto:wanted@receiver.example")).statusCode(422).body("title", is("Too soon"));

        another.asks().get(another.path("")).then().body("url", is("http://127.0.0.1:9/hook"));
        assertThat(letters()).hasSize(1);
        another.leave();
        subscriber.leave();
    }

    @Test
    void strangersAreNotAskedOneAfterTheOther() {
        Subscriber busybody = Subscriber.with("busybody", Map.of("url", "mailto:stranger0@receiver.example"));
        for (int i = 1; i < QUESTIONS_A_DAY; i++) {
            moved(busybody, "mailto:stranger" + i + "@receiver.example").statusCode(200);
        }

        moved(busybody, "mailto:onemore@receiver.example")
                .statusCode(422)
                .body("title", is("Too many unconfirmed addresses"));

        busybody.asks()
                .get(busybody.path(""))
                .then()
                .body("url", is("mailto:stranger" + (QUESTIONS_A_DAY - 1) + "@receiver.example"));
        busybody.leave();
    }

    @Test
    void aLetterThatTheServerDoesNotTakeIsAFailedAttemptAndIsSentAgain() {
        Subscriber subscriber = confirmed("down@receiver.example");
        post.stop();
        log.publish(Events.listed("down"));
        await().untilAsserted(() -> assertThat(attempts(subscriber, "outcome")).contains("failed"));

        post.start();

        await().untilAsserted(() -> assertThat(states(subscriber)).containsExactly("delivered"));
        subscriber.leave();
    }

    @Test
    void whatTheServerSaysOfARecipientStandsInTheAttemptAndDisablesNothing() throws IOException {
        Subscriber subscriber = confirmed("gone@receiver.example");
        post.stop();
        try (RefusingPost refusing = new RefusingPost(NotifyTestResource.smtpPort(), "550 5.1.1 No such person here")) {
            log.publish(Events.listed("refused-letter"));

            await().untilAsserted(() -> assertThat(states(subscriber)).containsExactly("exhausted"));
        }
        assertThat(attempts(subscriber, "status"))
                .as(() -> attempts(subscriber, "error").toString())
                .containsOnly(550);
        assertThat(attempts(subscriber, "response"))
                .allSatisfy(said -> assertThat((String) said).contains("No such person here"));
        subscriber.asks().get(subscriber.path("")).then().body("state", is("active"));
        subscriber.leave();
    }

    @Test
    void aTestIsSentAtOnceButNotHeapsOfThem() {
        Subscriber subscriber = Subscriber.to("mailto:often@receiver.example");
        letter(1);

        subscriber
                .asks()
                .post(subscriber.path("/test"))
                .then()
                .statusCode(422)
                .body("detail", containsString("just been sent"));
        subscriber.leave();
    }

    @Test
    void noNameCanAddAHeader() throws MessagingException {
        Subscriber subscriber = confirmed("headers@receiver.example");
        var entry = Events.designation("headers");
        var subject = io.tocsin.designation.Subject.of(
                entry.subject().type(),
                List.of(Name.of("EVIL\r\nBcc: all@receiver.example\r\n\r\nДокумент", NameQuality.PRIMARY)));

        log.publish(new DesignationEvent.Listed(
                io.tocsin.designation.Designation.listed("ofac-sdn", "us-ofac", "headers", subject, entry.programmes()),
                false,
                List.of()));

        MimeMessage letter = letter(2);
        assertThat(subject(letter)).startsWith("OFAC listed EVIL Bcc: all@receiver.example Документ (organisation)");
        assertThat(letter.getAllRecipients()).hasSize(1);
        assertThat(letter.getHeader("Bcc")).isNull();
        subscriber.leave();
    }

    @Test
    void whatIsNoPlainMailboxIsRefused() {
        for (String url : List.of(
                "mailto:",
                "mailto:nobody",
                "mailto:a@b",
                "mailto:a@receiver.example?bcc=b@receiver.example",
                "mailto:a@receiver.example,b@receiver.example",
                "mailto:a@receiver.example%0d%0aBcc:b@receiver.example",
                "mailto:\"a b\"@receiver.example",
                "mailto:a@[127.0.0.1]",
                "mailto:" + "a".repeat(65) + "@receiver.example")) {
            create(Map.of("url", url)).statusCode(422).body("detail", containsString("mailbox"));
        }
        create(Map.of("url", "mailto:a@receiver.example", "format", "slack"))
                .statusCode(422)
                .body("detail", containsString("email"));
        create(Map.of("url", "http://127.0.0.1:9/hook", "format", "email"))
                .statusCode(422)
                .body("detail", containsString("mailto:"));
    }

    private static ValidatableResponse moved(Subscriber subscriber, String url) {
        return subscriber
                .asks()
                .contentType("application/json")
                .body(Map.of("url", url))
                .patch(subscriber.path(""))
                .then();
    }

    private static ValidatableResponse create(Map<String, Object> request) {
        return Subscriber.as("acme")
                .contentType("application/json")
                .body(request)
                .post("/v1/subscriptions")
                .then();
    }

    private Subscriber confirmed(String address) {
        Subscriber subscriber = Subscriber.to("mailto:" + address);
        given().post(linkIn(letter(1))).then().statusCode(200);
        return subscriber;
    }

    private MimeMessage letter(int count) {
        await().untilAsserted(() -> assertThat(letters()).hasSize(count));
        return letters().get(count - 1);
    }

    /// What has come, once each: a letter whose taking was not seen in time is sent again.
    private List<MimeMessage> letters() {
        Map<String, MimeMessage> letters = new LinkedHashMap<>();
        for (MimeMessage letter : post.getReceivedMessages()) {
            letters.putIfAbsent(header(letter, "Message-ID"), letter);
        }
        return List.copyOf(letters.values());
    }

    private static String linkIn(MimeMessage letter) {
        Matcher link = LINK.matcher(text(letter));
        assertThat(link.find()).as(text(letter)).isTrue();
        return link.group(1);
    }

    private static String text(MimeMessage letter) {
        try {
            return String.valueOf(letter.getContent());
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage letter) {
        try {
            return letter.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(MimeMessage letter, String name) {
        try {
            return String.join("|", letter.getHeader(name));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Object> states(Subscriber subscriber) {
        return subscriber.asks().get(subscriber.path("/deliveries")).jsonPath().getList("items.state");
    }

    private static List<Object> attempts(Subscriber subscriber, String property) {
        return subscriber
                .asks()
                .get("/v1/deliveries/" + subscriber.id() + ":1/attempts")
                .jsonPath()
                .getList("items." + property);
    }
}
