package io.tocsin.ingest.announcement;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.designation.Designation;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.ingest.likeness.NameIndex;
import io.tocsin.ingest.list.Entries;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.log.LogHead;
import io.tocsin.ingest.log.StoredEvent;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/// The names on each list, in memory, so that an announced party is found among 19,000 entries in a
/// millisecond. It follows the log: whatever was appended since it was last asked is read first, so it never
/// lags behind, whichever replica accepted the list.
@ApplicationScoped
class ListedNames {
    private static final Logger LOG = Logger.getLogger(ListedNames.class);
    private static final int PAGE = 500;
    /// Further behind than so many events of a list, it is quicker to read the list.
    private static final int MAX_BEHIND = 5_000;

    private final Entries entries;
    private final EventLog log;
    private final Catalogue catalogue;
    private final Map<String, Known> lists = new HashMap<>();
    private final ReentrantLock turn = new ReentrantLock();

    ListedNames(Entries entries, EventLog log, Catalogue catalogue) {
        this.entries = entries;
        this.log = log;
        this.catalogue = catalogue;
    }

    /// A list changed.
    record ListChanged(String source) {}

    /// The names of a list up to a position of the log.
    private record Known(NameIndex names, LogHead upTo) {}

    /// The names on a list as of the end of the log. Whoever holds the log's lock may read them until the
    /// transaction ends.
    @Transactional(TxType.MANDATORY)
    NameIndex of(String source) {
        turn.lock();
        try {
            LogHead head = log.head();
            Known known = lists.get(source);
            if (known == null || !log.had(known.upTo()) || !caughtUp(source, known, head)) {
                known = new Known(read(source), head);
            }
            lists.put(source, new Known(known.names(), head));
            return known.names();
        } finally {
            turn.unlock();
        }
    }

    void begin(@Observes StartupEvent started) {
        catalogue.all().stream()
                .filter(AnnouncementSource.class::isInstance)
                .flatMap(source -> ((AnnouncementSource) source).feeds().stream())
                .distinct()
                .forEach(this::readAhead);
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ListChanged list) {
        readAhead(list.source());
    }

    /// So that no announcement waits for it.
    private void readAhead(String source) {
        Thread.ofVirtual().name("names of " + source).start(() -> {
            try {
                QuarkusTransaction.requiringNew().run(() -> of(source));
            } catch (RuntimeException e) {
                LOG.debugf(e, "The names of %s are read when they are asked for", source);
            }
        });
    }

    private NameIndex read(String source) {
        NameIndex names = new NameIndex();
        entries.each(source, entry -> names.put(entry.reference(), entry));
        return names;
    }

    /// Whether the names are those at the end of the log now.
    private boolean caughtUp(String source, Known known, LogHead head) {
        long at = known.upTo().sequence();
        for (int behind = 0; at < head.sequence(); behind += PAGE) {
            if (behind >= MAX_BEHIND) {
                return false;
            }
            List<StoredEvent> events = log.after(at, source, PAGE);
            for (StoredEvent event : events) {
                Designation entry = EventCodec.read(event.json()).event().designation();
                known.names().put(entry.reference(), entry);
            }
            at = events.size() < PAGE ? head.sequence() : events.getLast().sequence();
        }
        return true;
    }
}
