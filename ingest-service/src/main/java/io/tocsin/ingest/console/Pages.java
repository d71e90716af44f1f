package io.tocsin.ingest.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tocsin.console.Frame;
import io.tocsin.ingest.document.DocumentArchive.Kept;
import java.util.List;

/// The pages, each with what it shows. They stand in `templates/console`, the frame in `templates/tocsin`.
@CheckedTemplate(basePath = "console")
final class Pages {
    private Pages() {}

    static native TemplateInstance problem(Frame frame, String detail);

    static native TemplateInstance sources(Frame frame, Overview overview);

    /// The part of the sources' page that refreshes itself.
    static native TemplateInstance sources$refreshed(Overview overview);

    static native TemplateInstance source(Frame frame, SourcePage source, List<RunLine> runs);

    static native TemplateInstance runs(Frame frame, RunListing listing);

    static native TemplateInstance run(Frame frame, RunPage run);

    static native TemplateInstance document(Frame frame, Kept document, DocumentPage page);

    static native TemplateInstance post(Frame frame, PostPage post);
}
