package io.tocsin.ingest.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;

/// Damages a document at random, from a seed: the same seed gives the same documents.
public final class Mutations implements Supplier<byte[]> {
    private static final int MOST_STEPS = 3;
    private static final String[] SPLICES = {
        "<",
        ">",
        "&",
        "&#0;",
        "&lt;",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<?x y?>",
        "</",
        "/>",
        "\"",
        "'",
        "\0",
        "\uFFFD",
        "\uD800",
        "<a>",
        "<a b='c'>",
        " xmlns='x'",
        "&amp;#x10FFFF;",
        "9999999999",
        "-1",
        "0000-00-00",
        "%s"
    };

    private final byte[] document;
    private final Random random;

    /// @param document that is whole
    public Mutations(byte[] document, long seed) {
        this.document = document;
        this.random = new Random(seed);
    }

    /// The next damaged document.
    @Override
    public byte[] get() {
        byte[] damaged = document;
        for (int steps = 1 + random.nextInt(MOST_STEPS); steps > 0; steps--) {
            damaged = damaged.length == 0 ? damaged : step(damaged);
        }
        return damaged;
    }

    private byte[] step(byte[] bytes) {
        return switch (random.nextInt(6)) {
            case 0 -> flipped(bytes);
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> without(bytes);
            case 3 -> duplicated(bytes);
            case 4 -> spliced(bytes, SPLICES[random.nextInt(SPLICES.length)].getBytes(encoding()));
            default -> overwritten(bytes);
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private byte[] without(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(200));
        byte[] rest = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        return rest;
    }

    private byte[] duplicated(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        return spliced(bytes, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(2000))));
    }

    private byte[] spliced(byte[] bytes, byte[] piece) {
        int at = random.nextInt(bytes.length + 1);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + piece.length);
        System.arraycopy(piece, 0, longer, at, piece.length);
        System.arraycopy(bytes, at, longer, at + piece.length, bytes.length - at);
        return longer;
    }

    private byte[] overwritten(byte[] bytes) {
        byte[] overwritten = bytes.clone();
        int from = random.nextInt(bytes.length);
        for (int i = from; i < Math.min(bytes.length, from + random.nextInt(16)); i++) {
            overwritten[i] = (byte) random.nextInt(256);
        }
        return overwritten;
    }

    private Charset encoding() {
        return random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16;
    }
}
