package io.tocsin.ingest.source;

import io.tocsin.ingest.channel.Channel;
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

    /// How it is looked at.
    Channel channel();

    /// For whom the authority acts: `us` of `us-ofac` and `us-state`. Within one, authorities speak of the same
    /// acts.
    default String jurisdiction() {
        return authority().split("-", 2)[0];
    }

    /// A channel that publishes lists.
    ///
    /// @param formats in which its documents come
    record ListSource(String id, String authority, String title, List<ListFormat> formats, Channel channel)
            implements Source {
        public ListSource {
            formats = List.copyOf(formats);
        }

        /// A list that is one document at one address.
        public ListSource(String id, String authority, String title, List<ListFormat> formats) {
            this(id, authority, title, formats, Channel.wholeDocument());
        }
    }

    /// A channel that publishes texts.
    ///
    /// @param official whether an authority speaks; otherwise its texts give leads alone
    /// @param gazette whether it is the official gazette: what it prints is in force, and confirms what others
    /// announced
    /// @param feeds the lists on which the parties it announces are put, by their ids; none where its acts
    /// reach no list that is known here
    record AnnouncementSource(
            String id,
            String authority,
            String title,
            boolean official,
            boolean gazette,
            List<String> feeds,
            Channel channel)
            implements Source {
        public AnnouncementSource {
            feeds = List.copyOf(feeds);
        }

        /// Texts that come as a feed, where the source has an address.
        public AnnouncementSource(
                String id, String authority, String title, boolean official, boolean gazette, List<String> feeds) {
            this(id, authority, title, official, gazette, feeds, Channel.feed());
        }
    }
}
