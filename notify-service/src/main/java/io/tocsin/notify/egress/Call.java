package io.tocsin.notify.egress;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A POST to an address that somebody else chose.
///
/// @param whom what sentences about failures call the other side: `the endpoint`
/// @param headers all of them but `host` and `content-length`
/// @param timeout from the connection to the end of the answer
/// @param maxAnswerBytes how much of the answer is read before its connection is closed
/// @param identity the certificate to show where the other side asks for one, null for none
public record Call(
        String whom,
        String url,
        Map<String, String> headers,
        byte[] body,
        Duration timeout,
        int maxAnswerBytes,
        @Nullable ClientIdentity identity) {
    public Call {
        headers = Map.copyOf(headers);
    }
}
