package io.tocsin.ingest.channel;

import java.util.Optional;

/// One document at the source's address, which is the whole list.
record WholeDocument() implements Channel {
    @Override
    public void look(Visit visit) throws LookFailed, InterruptedException {
        Optional<Answer> whole = visit.changed();
        if (whole.isPresent()) {
            visit.list(whole.get());
        }
    }
}
