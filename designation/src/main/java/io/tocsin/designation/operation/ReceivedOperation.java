package io.tocsin.designation.operation;

import io.tocsin.designation.fold.TopicRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// One record of the topic `operations`, read.
public sealed interface ReceivedOperation {
    /// Its offset on the topic.
    long offset();

    /// An operation, not yet judged.
    record Readable(long offset, NumberedOperation operation) implements ReceivedOperation {}

    /// A record at which a fold must stop.
    ///
    /// @param reason why it is no operation that this version can apply
    record Unreadable(long offset, String reason) implements ReceivedOperation {}

    /// Reads a record; what cannot be read becomes an {@link Unreadable}, never an exception.
    static ReceivedOperation read(TopicRecord record) {
        byte[] value = record.value();
        if (record.partition() != 0) {
            return new Unreadable(
                    record.offset(),
                    "partition " + record.partition() + " of the topic is in use: it may have one partition only");
        }
        if (value == null) {
            return new Unreadable(record.offset(), "a record without a value");
        }
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            return new Readable(record.offset(), NumberedOperation.read(json));
        } catch (CharacterCodingException e) {
            return new Unreadable(record.offset(), "not UTF-8");
        } catch (UnreadableOperation e) {
            return new Unreadable(record.offset(), String.valueOf(e.getMessage()));
        }
    }
}
