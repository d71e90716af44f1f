package io.tocsin.registry.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tocsin.console.Frame;
import java.util.List;

/// The pages, each with what it shows. They stand in `templates/console`, the frame in `templates/tocsin`.
@CheckedTemplate(basePath = "console")
final class Pages {
    private Pages() {}

    static native TemplateInstance problem(Frame frame, String detail);

    static native TemplateInstance wire(Frame frame, WireView wire);

    /// The part of the wire that refreshes itself.
    static native TemplateInstance wire$refreshed(WireView wire);

    static native TemplateInstance designation(Frame frame, DesignationPage page);

    static native TemplateInstance search(Frame frame, SearchView view);

    static native TemplateInstance overTime(Frame frame, OverTimeView view);

    static native TemplateInstance programmes(Frame frame, List<ProgrammeView.Shelf> shelves);

    static native TemplateInstance programme(Frame frame, ProgrammeView view);
}
