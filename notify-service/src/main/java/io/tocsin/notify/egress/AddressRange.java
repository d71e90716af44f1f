package io.tocsin.notify.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// A block of IP addresses, written `10.0.0.0/8` or `fc00::/7`.
///
/// @param network the first address of the block
/// @param bits how many leading bits all addresses of the block share
public record AddressRange(InetAddress network, int bits) {
    public AddressRange {
        if (bits < 0 || bits > network.getAddress().length * 8) {
            throw new IllegalArgumentException("not a prefix length for " + network.getHostAddress() + ": " + bits);
        }
    }

    /// Reads the text form; an address alone is a block of one. Names are refused: nothing is resolved
    /// here.
    public static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length > 2 || !parts[0].matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw new IllegalArgumentException("not a block of IP addresses: " + text);
        }
        try {
            InetAddress network = InetAddress.getByName(parts[0]);
            int all = network.getAddress().length * 8;
            return new AddressRange(network, parts.length == 1 ? all : Integer.parseInt(parts[1]));
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("not a block of IP addresses: " + text, e);
        }
    }

    /// Whether the address is in the block; one of the other family never is.
    public boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((mine[i / 8] & mask) != (other[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
