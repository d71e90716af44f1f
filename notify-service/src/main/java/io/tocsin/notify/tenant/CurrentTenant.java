package io.tocsin.notify.tenant;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// For whom a request is answered; nobody's where it is an operator's, or open to all.
@RequestScoped
class CurrentTenant {
    private @Nullable String name;

    void enter(String tenant) {
        name = tenant;
    }

    @Nullable
    String name() {
        return name;
    }
}
