package io.tocsin.ingest.source;

import io.tocsin.ingest.snapshot.ListFormat;
import java.util.List;

/// One official channel.
public sealed interface Source {
    /// Its id: `ofac-sdn`.
    String id();

    /// Who designates through it: `us-ofac`.
    String authority();

    /// What it is, for people.
    String title();

    /// A channel that publishes whole lists.
    ///
    /// @param formats in which its documents come
    record ListSource(String id, String authority, String title, List<ListFormat> formats) implements Source {
        public ListSource {
            formats = List.copyOf(formats);
        }
    }

    /// A channel that publishes texts.
    ///
    /// @param official whether an authority speaks; otherwise its texts give leads alone
    record AnnouncementSource(String id, String authority, String title, boolean official) implements Source {}
}
