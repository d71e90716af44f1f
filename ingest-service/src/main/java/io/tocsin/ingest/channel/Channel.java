package io.tocsin.ingest.channel;

import java.io.IOException;

/// How a source is looked at.
///
/// A channel keeps nothing of its own: what it has to know at the next look it leaves with {@link
/// Visit#remember}. One object serves all looks.
public interface Channel {
    /// Looks once: asks for what is there and hands over what is found, oldest first.
    ///
    /// @throws LookFailed where the source cannot be read; what was handed over until then stands
    /// @throws IOException where what came cannot be kept on this machine
    void look(Visit visit) throws LookFailed, IOException, InterruptedException;

    /// The whole list is one document at the source's address.
    static Channel wholeDocument() {
        return new WholeDocument();
    }

    /// The texts are the items of an RSS feed at the source's address.
    static Channel feed() {
        return new Feed();
    }
}
