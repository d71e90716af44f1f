package io.tocsin.notify.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Every way in which an IPv4 address travels in one of IPv6, and every part of IPv6 that is not public.
class TransitionSpaceTest {

    /// Where an IPv4 address stands in one of IPv6; everything around it may be anything.
    private enum Form {
        MAPPED("::ffff:0:0", 96, 12),
        COMPATIBLE("::", 96, 12),
        TRANSLATED_SIIT("::ffff:0:0:0", 96, 12),
        NAT64("64:ff9b::", 96, 12),
        NAT64_LOCAL_96("64:ff9b:1::", 96, 12),
        NAT64_LOCAL_48("64:ff9b:1::", 48, 6),
        SIX_TO_FOUR("2002::", 16, 2),
        TEREDO_SERVER("2001::", 32, 4),
        TEREDO_CLIENT("2001::", 32, 12),
        ISATAP_LINK_LOCAL("fe80::5efe:0:0", 96, 12),
        ISATAP_GLOBAL("2001:4860:4860:0:0:5efe::", 96, 12),
        ISATAP_GLOBAL_UNIQUE("2606:4700:1:2:200:5efe::", 96, 12),
        ISATAP_UNIQUE_LOCAL("fd00:1:2:3:0:5efe::", 96, 12);

        private final byte[] prefix;
        private final int bits;
        private final int at;

        /// @param at the byte at which the IPv4 address begins
        Form(String prefix, int bits, int at) {
            this.prefix = bytes(prefix);
            this.bits = bits;
            this.at = at;
        }

        byte[] of(int ipv4, byte[] around) {
            byte[] address = prefixed(prefix, bits, around);
            ByteBuffer.wrap(address).putInt(at, this == TEREDO_CLIENT ? ~ipv4 : ipv4);
            return address;
        }
    }

    private record Block(String network, int bits) {}

    private static final List<Block> FORBIDDEN_IPV4 = List.of(
            new Block("0.0.0.0", 8),
            new Block("10.0.0.0", 8),
            new Block("100.64.0.0", 10),
            new Block("127.0.0.0", 8),
            new Block("169.254.0.0", 16),
            new Block("172.16.0.0", 12),
            new Block("192.0.0.0", 24),
            new Block("192.0.2.0", 24),
            new Block("192.88.99.0", 24),
            new Block("192.168.0.0", 16),
            new Block("198.18.0.0", 15),
            new Block("198.51.100.0", 24),
            new Block("203.0.113.0", 24),
            new Block("224.0.0.0", 4),
            new Block("240.0.0.0", 4));

    private static final List<Block> NOT_PUBLIC_IPV6 = List.of(
            new Block("::", 8),
            new Block("100::", 64),
            new Block("2001::", 23),
            new Block("2001:db8::", 32),
            new Block("2002::", 16),
            new Block("3fff::", 20),
            new Block("5f00::", 16),
            new Block("4000::", 2),
            new Block("8000::", 1),
            new Block("fc00::", 7),
            new Block("fe80::", 10),
            new Block("fec0::", 10),
            new Block("ff00::", 8));

    @Property(tries = 20_000)
    void noForbiddenAddressPassesInTheClothesOfAnother(
            @ForAll Form form, @ForAll("forbidden") int ipv4, @ForAll("noise") byte[] around) {
        assertRefused(form.of(ipv4, around));
    }

    /// No receiver needs one, so even where the address inside is public it is refused; but for a mapped one,
    /// which is that address and nothing else.
    @Property(tries = 20_000)
    void noneOfThoseFormsPassesWhateverIsInside(@ForAll Form form, @ForAll int ipv4, @ForAll("noise") byte[] around)
            throws UnknownHostException {
        byte[] address = form.of(ipv4, around);
        if (!(InetAddress.getByAddress(address) instanceof Inet4Address)) {
            assertRefused(address);
        }
    }

    @Property(tries = 20_000)
    void noForbiddenAddressPassesAsItIs(@ForAll("forbidden") int ipv4) {
        assertRefused(ByteBuffer.allocate(4).putInt(ipv4).array());
    }

    @Property(tries = 20_000)
    void nothingThatIsNotPublicPasses(@ForAll("notPublic") byte[] address) throws UnknownHostException {
        if (!(InetAddress.getByAddress(address) instanceof Inet4Address)) {
            assertRefused(address);
        }
    }

    /// The blocks that the registries give out, but for what looks like ISATAP in them.
    @Property(tries = 5_000)
    void whatIsPublicPasses(@ForAll("noise") byte[] around) {
        for (String prefix : List.of("2400::", "2600::", "2800::", "2a00::", "2c00::")) {
            byte[] address = prefixed(bytes(prefix), 12, around);
            if (address[10] != 0x5e) {
                assertThat(named(address)).isInstanceOf(Verdict.Allowed.class);
            }
        }
    }

    @Provide
    Arbitrary<Integer> forbidden() {
        return Combinators.combine(Arbitraries.of(FORBIDDEN_IPV4), Arbitraries.integers())
                .as((block, any) -> {
                    int mask = -1 << (32 - block.bits());
                    return ByteBuffer.wrap(bytes(block.network())).getInt() & mask | any & ~mask;
                });
    }

    @Provide
    Arbitrary<byte[]> notPublic() {
        return Combinators.combine(Arbitraries.of(NOT_PUBLIC_IPV6), noise())
                .as((block, any) -> prefixed(bytes(block.network()), block.bits(), any));
    }

    @Provide
    Arbitrary<byte[]> noise() {
        return Arbitraries.bytes().array(byte[].class).ofSize(16);
    }

    private static byte[] prefixed(byte[] prefix, int bits, byte[] around) {
        byte[] address = around.clone();
        for (int i = 0; i < 16; i++) {
            int own = Math.clamp(bits - 8L * i, 0, 8);
            int mask = 0xff << (8 - own) & 0xff;
            address[i] = (byte) (prefix[i] & mask | around[i] & ~mask);
        }
        return address;
    }

    private static byte[] bytes(String literal) {
        InetAddress address = InetAddress.ofLiteral(literal);
        if (literal.indexOf(':') < 0 || address.getAddress().length == 16) {
            return address.getAddress();
        }
        // A mapped one, which Java takes for one of IPv4.
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        System.arraycopy(address.getAddress(), 0, mapped, 12, 4);
        return mapped;
    }

    private static void assertRefused(byte[] address) {
        assertThat(named(address)).isInstanceOf(Verdict.Refused.class);
        assertThat(new EgressGuard(new Settings(), name -> List.of())
                        .vet("https://" + (address.length == 4 ? text(address) : "[" + literal(address) + "]") + "/"))
                .isInstanceOf(Verdict.Refused.class);
    }

    /// As a name that stands for it is judged.
    private static Verdict named(byte[] address) {
        return new EgressGuard(new Settings(), name -> {
                    return List.of(InetAddress.getByAddress(address));
                })
                .vet("https://example.com/");
    }

    private static String text(byte[] ipv4) {
        return (ipv4[0] & 0xff) + "." + (ipv4[1] & 0xff) + "." + (ipv4[2] & 0xff) + "." + (ipv4[3] & 0xff);
    }

    private static String literal(byte[] ipv6) {
        StringBuilder text = new StringBuilder();
        ByteBuffer words = ByteBuffer.wrap(ipv6);
        while (words.hasRemaining()) {
            text.append(text.isEmpty() ? "" : ":").append(Integer.toHexString(words.getShort() & 0xffff));
        }
        return text.toString();
    }
}
