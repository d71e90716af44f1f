package io.tocsin.notify.console;

import io.tocsin.notify.circuit.Notice;
import io.tocsin.notify.format.Format;
import io.tocsin.notify.payload.Payload;
import io.tocsin.notify.payload.Payloads;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The form about an endpoint.
///
/// @param id of the subscription, null for one that is to be made
/// @param receiver what its receiver asks for so far
/// @param refusal why what was sent cannot be, null where nothing was refused
/// @param preview what the filter would have sent, null where nobody asked
record FormPage(
        @Nullable UUID id,
        EndpointForm form,
        List<Fact> receiver,
        Usual usual,
        @Nullable Refusal refusal,
        @Nullable PreviewPanel preview) {
    /// Why something cannot be.
    ///
    /// @param ofExpression whether the expression is to blame
    record Refusal(String detail, boolean ofExpression) {}

    FormPage refused(Refusal because) {
        return new FormPage(id, form, receiver, usual, because, null);
    }

    FormPage previewed(PreviewPanel panel) {
        return new FormPage(id, form, receiver, usual, null, panel);
    }

    /// What is wrong with the form, null for nothing; of the expression it is said beside it.
    public @Nullable String problem() {
        return refusal == null || refusal.ofExpression() ? null : refusal.detail();
    }

    /// What is wrong with the expression, null for nothing.
    public @Nullable String expressionProblem() {
        return refusal != null && refusal.ofExpression() ? refusal.detail() : null;
    }

    /// Where it is sent to.
    public String action() {
        return id == null ? "/endpoints/new" : "/endpoints/" + id + "/change";
    }

    /// Types about parties.
    public List<Payload> events() {
        return of(Payload.About.DESIGNATIONS);
    }

    /// Types about sources.
    public List<Payload> operations() {
        return of(Payload.About.SOURCES);
    }

    /// Types about other endpoints.
    public List<Payload> notices() {
        return Arrays.stream(Notice.Type.values())
                .flatMap(type -> Payloads.find(type.wireName()).stream())
                .toList();
    }

    /// In which forms an endpoint can be told that is no mailbox.
    public List<Choice> formats() {
        return Arrays.stream(Format.values())
                .filter(format -> format != Format.EMAIL)
                .map(format -> new Choice(format.wireName(), Wording.word(format)))
                .toList();
    }

    /// When it can be told.
    public List<Choice> digests() {
        return List.of(
                new Choice("", "each thing at once"),
                new Choice("PT1H", "gathered, by the hour"),
                new Choice("P1D", "gathered, by the day"));
    }

    /// In which order it can be sent to.
    public List<Choice> orders() {
        return List.of(
                new Choice(TermsForm.UNORDERED, "By number; one that failed does not hold up the others"),
                new Choice("subscription", "Strictly: the next waits until the one before is settled"),
                new Choice("subject", "Strictly about the same party; others go on"));
    }

    /// Something that can be chosen, with its words.
    record Choice(String value, String words) {}

    /// Kinds of party.
    public List<String> subjectTypes() {
        return FilterForm.SUBJECT_TYPES;
    }

    private static List<Payload> of(Payload.About about) {
        return Payloads.all().stream()
                .filter(payload -> payload.about() == about)
                .toList();
    }
}
