package io.tocsin.console.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tocsin.console.Frame;

/// The page of the sign-in.
@CheckedTemplate(basePath = "tocsin")
final class Pages {
    private Pages() {}

    static native TemplateInstance signIn(Frame frame, String then, boolean refused);
}
