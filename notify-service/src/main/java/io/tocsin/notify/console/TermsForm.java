package io.tocsin.notify.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.notify.subscription.SubscriptionView;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When an endpoint is told, in which order and within which limits, as it stands in the fields. What is
/// empty is as the installation has it.
///
/// @param digest `PT1H`, `P1D`, or empty: each thing at once
/// @param digestAt a time in UTC
/// @param order {@link #UNORDERED}, or whose order is kept
/// @param timeout a duration in words, see {@link Spans}
/// @param retries durations in words, with commas between
record TermsForm(
        String digest,
        String digestAt,
        String order,
        String timeout,
        String concurrency,
        String perSecond,
        String retries) {
    /// One that failed does not hold up the others.
    static final String UNORDERED = "none";

    /// Everything as the installation has it.
    static final TermsForm EMPTY = new TermsForm("", "", UNORDERED, "", "", "", "");

    private static final String DAILY = "P1D";

    /// As a subscription is set.
    static TermsForm of(SubscriptionView view) {
        JsonNode limits = view.limits();
        List<String> retries = view.retries();
        return new TermsForm(
                view.digest() == null ? "" : view.digest(),
                view.digestAt() == null ? "" : view.digestAt(),
                view.ordered() ? view.orderedBy() : UNORDERED,
                limits.has("timeout")
                        ? Spans.write(Duration.parse(limits.path("timeout").asText()))
                        : "",
                limits.path("concurrency").asText(),
                limits.path("perSecond").asText(),
                retries == null
                        ? ""
                        : Spans.write(retries.stream().map(Duration::parse).toList()));
    }

    /// As it was sent.
    static TermsForm of(Sent sent) {
        return new TermsForm(
                sent.text("digest"),
                sent.text("digestAt"),
                sent.text("order"),
                sent.text("timeout"),
                sent.text("concurrency"),
                sent.text("perSecond"),
                sent.text("retries"));
    }

    /// Whether anything about when and in which order is chosen.
    public boolean isTimed() {
        return !digest.isEmpty() || !order.equals(UNORDERED);
    }

    /// Whether any limit or retry is chosen.
    public boolean isLimited() {
        return !(timeout + concurrency + perSecond + retries).isEmpty();
    }

    /// Says so in a request to the interface.
    ///
    /// @param before the limits so far, null where there are none: what the form does not know of stays
    void into(ObjectNode request, @Nullable JsonNode before) {
        request.put("digest", digest.isEmpty() ? null : digest);
        request.put("digestAt", digest.equals(DAILY) && !digestAt.isEmpty() ? digestAt : null);
        boolean ordered = !order.isEmpty() && !order.equals(UNORDERED);
        request.put("ordered", ordered);
        if (ordered) {
            request.put("orderedBy", order);
        }
        ObjectNode limits = before == null ? DesignationJson.MAPPER.createObjectNode() : before.deepCopy();
        limits.put("timeout", timeout.isEmpty() ? null : Spans.iso(timeout));
        putNumber(limits, "concurrency", concurrency);
        putNumber(limits, "perSecond", perSecond);
        request.set("limits", limits);
        if (retries.isEmpty()) {
            request.putNull("retries");
        } else {
            ArrayNode waits = request.putArray("retries");
            Spans.isoList(retries).forEach(waits::add);
        }
    }

    /// What is no number goes as it is, to be refused by the interface.
    private static void putNumber(ObjectNode limits, String name, String text) {
        if (text.isEmpty()) {
            limits.putNull(name);
        } else if (text.matches("[0-9]{1,9}")) {
            limits.put(name, Integer.parseInt(text));
        } else {
            limits.put(name, text);
        }
    }
}
