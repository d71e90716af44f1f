package io.tocsin.designation.fold;

import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.event.UnreadableEvent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One record of the topic, read.
public sealed interface Received {
    /// Its offset on the topic.
    long offset();

    /// An event, not yet judged.
    ///
    /// @param computed the digest that the text must carry after the one it names as the one before
    record Readable(long offset, LoggedEvent event, Digest computed) implements Received {}

    /// A record at which a fold must stop.
    ///
    /// @param reason why it is no event that this version can apply
    record Unreadable(long offset, String reason) implements Received {}

    /// Reads a record's value; what cannot be read becomes an {@link Unreadable}, never an exception.
    /// Needs nothing but the value, so that the records of a batch can be read side by side.
    ///
    /// @param value the UTF-8 of an event's JSON, null where the record has none
    static Received read(long offset, byte @Nullable [] value) {
        if (value == null) {
            return new Unreadable(offset, "a record without a value");
        }
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            EventCodec.Checkable read = EventCodec.readCheckable(json);
            return new Readable(offset, read.event(), read.computed());
        } catch (CharacterCodingException e) {
            return new Unreadable(offset, "not UTF-8");
        } catch (UnreadableEvent e) {
            return new Unreadable(offset, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // The codec met a form that it did not foresee: no less a reason to stop here, and to say so.
            return new Unreadable(offset, "the codec failed: " + e);
        }
    }
}
