package io.tocsin.ingest.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What is known of an index from look to look.
///
/// @param read the paths of the pages that were read, the last one last
/// @param named the paths that the index named last, read or not
/// @param pending the pages that were not read yet, in the order in which they are asked for
record IndexMemory(List<String> read, List<String> named, List<Link> pending) {
    static final IndexMemory NOTHING = new IndexMemory(List.of(), List.of(), List.of());

    /// More than any index names on its pages together.
    private static final int REMEMBERED_AT_MOST = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// A page that an index names.
    ///
    /// @param words of the link
    /// @param failedLooks at how many looks it could not be read
    record Link(URI address, String words, int failedLooks) {}

    IndexMemory {
        read = List.copyOf(read);
        named = List.copyOf(named);
        pending = List.copyOf(pending);
    }

    static IndexMemory read(String json) {
        try {
            return JSON.readValue(json, IndexMemory.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was remembered of an index cannot be read", e);
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("links that cannot be written", e);
        }
    }

    boolean hasRead(URI address) {
        return read.contains(address.getPath());
    }

    boolean knows(URI address) {
        return hasRead(address) || named.contains(address.getPath()) || isPending(address);
    }

    /// What failed before is asked for after all others, and what was waiting before what is new.
    IndexMemory withNamed(Collection<URI> all, List<Link> unread) {
        List<Link> waiting = Stream.concat(pending.stream(), unread.stream().filter(link -> !isPending(link.address())))
                .sorted(Comparator.comparing(link -> link.failedLooks() > 0))
                .limit(REMEMBERED_AT_MOST)
                .toList();
        return new IndexMemory(read, all.stream().map(URI::getPath).toList(), waiting);
    }

    IndexMemory withRead(Link link) {
        List<String> all = new ArrayList<>(read);
        all.add(link.address().getPath());
        return new IndexMemory(
                all.subList(Math.max(0, all.size() - REMEMBERED_AT_MOST), all.size()), named, without(link));
    }

    IndexMemory withFailed(Link link) {
        List<Link> waiting = new ArrayList<>(without(link));
        waiting.add(new Link(link.address(), link.words(), link.failedLooks() + 1));
        return new IndexMemory(read, named, waiting);
    }

    private boolean isPending(URI address) {
        return pending.stream().anyMatch(link -> link.address().equals(address));
    }

    private List<Link> without(Link link) {
        return pending.stream()
                .filter(other -> !other.address().equals(link.address()))
                .toList();
    }
}
