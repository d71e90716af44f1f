package io.tocsin.local;

import io.tocsin.local.port.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Posts of a document whose connection breaks in the middle.
final class BrokenUpload {
    private BrokenUpload() {}

    /// The length is announced, half of the bytes come.
    static void withLength(int port, String token, byte[] document) throws IOException {
        send(port, token, "Content-Length: " + document.length, half(document));
    }

    /// The length is not announced, and the last chunk does not come: the bytes alone look whole.
    static void inChunks(int port, String token, byte[] document) throws IOException {
        byte[] size = (Integer.toHexString(document.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] chunk = Arrays.copyOf(size, size.length + document.length + 2);
        System.arraycopy(document, 0, chunk, size.length, document.length);
        chunk[chunk.length - 2] = '\r';
        chunk[chunk.length - 1] = '\n';
        send(port, token, "Transfer-Encoding: chunked", chunk);
    }

    private static byte[] half(byte[] document) {
        return Arrays.copyOf(document, document.length / 2);
    }

    private static void send(int port, String token, String header, byte[] body) throws IOException {
        String head = """
                POST /v1/sources/ofac-sdn/documents HTTP/1.1
                Host: 127.0.0.1
                Authorization: Bearer %s
                Content-Type: text/csv
                %s

                """.formatted(token, header).replace("\n", "\r\n");
        try (Socket socket = new Socket(InetAddress.ofLiteral(Ports.HOST), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
        }
    }
}
