package io.tocsin.openapi;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Resources of the service that is described: they stand in its archive, not in this one.
final class Resources {
    private Resources() {}

    /// The resource of that absolute name, null where there is none.
    static @Nullable InputStream open(String name) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        InputStream found = loader == null ? null : loader.getResourceAsStream(name.substring(1));
        return found == null ? Resources.class.getResourceAsStream(name) : found;
    }
}
