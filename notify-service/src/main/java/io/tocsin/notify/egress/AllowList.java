package io.tocsin.notify.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

/// Receivers that an operator answers for, though they are not public.
///
/// @param names in lower case; one that begins with a dot stands for everything below it
/// @param blocks of addresses
record AllowList(List<String> names, List<AddressRange> blocks) {

    /// Reads entries of both kinds.
    static AllowList parse(List<String> entries) {
        return new AllowList(
                entries.stream()
                        .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                        .filter(AllowList::isName)
                        .toList(),
                entries.stream()
                        .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                        .filter(entry -> !isName(entry))
                        .map(AddressRange::parse)
                        .toList());
    }

    private static boolean isName(String entry) {
        return entry.matches("\\.?[a-z0-9_-]+(\\.[a-z0-9_-]+)*\\.[a-z][a-z0-9-]*");
    }

    /// Whether the name is an allowed one.
    boolean names(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(name -> name.startsWith(".") ? lower.endsWith(name) : lower.equals(name));
    }

    /// Whether the address is in an allowed block.
    boolean contains(InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }
}
