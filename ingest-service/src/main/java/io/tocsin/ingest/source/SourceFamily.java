package io.tocsin.ingest.source;

import java.util.List;

/// What an authority's package brings: its sources. Each package has one bean of this type.
public interface SourceFamily {
    /// The sources of the authority.
    List<Source> sources();
}
