package io.tocsin.notify.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.notify.format.Format;
import io.tocsin.notify.mail.MailAddress;
import io.tocsin.notify.subscription.EventFilter;
import io.tocsin.notify.subscription.SubscriptionView;
import org.jspecify.annotations.Nullable;

/// What a subscriber fills in about an endpoint.
///
/// @param format in which form an endpoint is told that is no mailbox
record EndpointForm(
        String url, String description, String format, FilterForm filter, TermsForm terms, ReceiverForm receiver) {
    /// Nothing filled in yet.
    static final EndpointForm EMPTY = new EndpointForm(
            "", "", Format.EVENT.wireName(), FilterForm.of(EventFilter.ALL), TermsForm.EMPTY, ReceiverForm.EMPTY);

    /// As a subscription is set.
    static EndpointForm of(SubscriptionView view) {
        return new EndpointForm(
                view.url(),
                view.description() == null ? "" : view.description(),
                view.format(),
                FilterForm.of(view.filter()),
                TermsForm.of(view),
                ReceiverForm.EMPTY);
    }

    /// As it was sent.
    static EndpointForm of(Sent sent) {
        return new EndpointForm(
                sent.text("url"),
                sent.text("description"),
                sent.text("format"),
                FilterForm.of(sent),
                TermsForm.of(sent),
                ReceiverForm.of(sent));
    }

    /// The same without secrets, as a page may show it again.
    EndpointForm withoutSecrets() {
        return new EndpointForm(url, description, format, filter, terms, receiver.withoutSecrets());
    }

    /// The request that says so to the interface.
    ///
    /// @param before the subscription so far, null where there is none: what the form does not know of stays
    ObjectNode request(@Nullable SubscriptionView before) {
        ObjectNode request = DesignationJson.MAPPER.createObjectNode();
        request.put("url", url);
        request.put("description", description.isEmpty() ? null : description);
        if (!format.isEmpty() && !MailAddress.isMeant(url)) {
            request.put("format", format);
        }
        request.set("filter", filter.json(before == null ? null : before.filter()));
        terms.into(request, before == null ? null : before.limits());
        receiver.into(request);
        return request;
    }

    /// The request that asks what the filter would have sent.
    ObjectNode previewRequest(@Nullable SubscriptionView before) {
        ObjectNode request = DesignationJson.MAPPER.createObjectNode();
        request.set("filter", filter.json(before == null ? null : before.filter()));
        return request;
    }
}
