package io.tocsin.notify.egress;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// Addresses that no webhook goes to: everything that is not a public unicast address, and every IPv6 form
/// that
/// carries an IPv4 address or a tunnel inside. The union of what the IANA special-purpose registries
/// reserve.
final class ForbiddenRanges {
    private static final AddressRange GLOBAL_UNICAST = AddressRange.parse("2000::/3");

    private static final List<AddressRange> RESERVED = Stream.of(
                    "0.0.0.0/8", // this network, RFC 791
                    "10.0.0.0/8", // private, RFC 1918
                    "100.64.0.0/10", // carrier-grade NAT, RFC 6598
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link-local, and the metadata services of clouds
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // IETF protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays, RFC 7526
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks, RFC 2544
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, and broadcast
                    "2001::/23", // IETF protocol assignments, with Teredo and ORCHID
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4: an IPv4 address inside
                    "3fff::/20") // documentation, RFC 9637
            .map(AddressRange::parse)
            .toList();

    private ForbiddenRanges() {}

    static boolean contains(InetAddress address) {
        if (address instanceof Inet6Address && (!GLOBAL_UNICAST.contains(address) || isIsatap(address))) {
            return true;
        }
        return RESERVED.stream().anyMatch(range -> range.contains(address));
    }

    /// An interface identifier of RFC 5214, under whatever prefix: an IPv4 address inside.
    private static boolean isIsatap(InetAddress address) {
        byte[] bytes = address.getAddress();
        return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }
}
