package io.tocsin.notify.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tocsin.console.Frame;
import io.tocsin.notify.payload.Payload;
import java.util.List;

/// The pages, each with what it shows. They stand in `templates/console`, the frame in `templates/tocsin`.
@CheckedTemplate(basePath = "console")
final class Pages {
    private Pages() {}

    static native TemplateInstance problem(Frame frame, String detail);

    static native TemplateInstance endpoints(Frame frame, EndpointListing listing);

    /// The part of the list that refreshes itself.
    static native TemplateInstance endpoints$refreshed(EndpointListing listing);

    static native TemplateInstance endpoint(Frame frame, EndpointPage page);

    static native TemplateInstance live(Frame frame, LivePage page);

    /// The part of the live page that refreshes itself.
    static native TemplateInstance live$refreshed(LivePage page);

    static native TemplateInstance secret(Frame frame, SecretPage page);

    static native TemplateInstance form(Frame frame, FormPage page);

    /// What the filter in the form would have sent.
    static native TemplateInstance form$preview(FormPage page);

    /// Why there is no preview.
    static native TemplateInstance form$refused(FormPage page);

    static native TemplateInstance delete(Frame frame, EndpointLine endpoint);

    static native TemplateInstance delivery(Frame frame, DeliveryPage page);

    static native TemplateInstance payloads(Frame frame, List<PayloadShelf> shelves);

    static native TemplateInstance payload(Frame frame, Payload payload, String example, String schema);

    static native TemplateInstance sending(Frame frame, SendingPage page);

    /// The part of the operator's page that refreshes itself.
    static native TemplateInstance sending$refreshed(SendingPage page);
}
