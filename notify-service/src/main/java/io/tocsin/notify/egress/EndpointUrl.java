package io.tocsin.notify.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A URL in the one spelling that every parser reads alike. What parsers of URLs quarrel about is refused:
/// user
/// info, fragments, backslashes, digits that are no ASCII, short, decimal, octal and hexadecimal addresses,
/// scopes.
///
/// @param uri the URL
/// @param literal the address, where the URL states one; null where it states a name
record EndpointUrl(URI uri, @Nullable InetAddress literal) {
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern DOTTED_QUAD =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern CONTROL = Pattern.compile("%(?:0[0-9a-fA-F]|1[0-9a-fA-F]|7[fF])");

    /// Reads a URL; an `IllegalArgumentException` says in a sentence what is wrong with it.
    static EndpointUrl parse(String text) {
        URI uri = uri(text);
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("The URL must not carry a user name or password.");
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException("The URL must not have a fragment (#).");
        }
        if (CONTROL.matcher(text).find()) {
            throw new IllegalArgumentException("The URL must not contain encoded control characters.");
        }
        String host = uri.getHost();
        if (host == null) {
            throw new IllegalArgumentException("The URL has no host that is a plain name or address.");
        }
        if (host.startsWith("[")) {
            return new EndpointUrl(uri, ipv6(host.substring(1, host.length() - 1)));
        }
        if (DOTTED_QUAD.matcher(host).matches()) {
            return new EndpointUrl(uri, address(host));
        }
        if (!NAME.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            throw new IllegalArgumentException("The host is neither a full domain name nor a plain address: " + host);
        }
        return new EndpointUrl(uri, null);
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            if (!uri.isAbsolute() || uri.isOpaque()) {
                throw new IllegalArgumentException("The URL must be absolute, as in https://example.org/hook.");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The URL cannot be read: " + e.getReason() + ".", e);
        }
    }

    private static InetAddress ipv6(String text) {
        if (text.contains("%")) {
            throw new IllegalArgumentException("The address must not have a scope.");
        }
        InetAddress address = address(text);
        if (address instanceof Inet4Address) {
            throw new IllegalArgumentException("The address is an IPv4 address in the clothes of IPv6: " + text);
        }
        return address;
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The address cannot be read: " + literal, e);
        }
    }
}
