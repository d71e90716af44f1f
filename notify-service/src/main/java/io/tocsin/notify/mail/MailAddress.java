package io.tocsin.notify.mail;

import java.util.regex.Pattern;

/// The address of one mailbox, as a subscription's `url` names it: `mailto:desk@example.org`. What else
/// RFC 6068 and RFC 5322 allow (several addresses, headers, comments, quotes, escapes) is refused: it is
/// how headers are smuggled in.
///
/// @param text `desk@example.org`
public record MailAddress(String text) {
    private static final String SCHEME = "mailto:";
    private static final int MAX_LENGTH = 254;
    private static final Pattern MAILBOX = Pattern.compile(
            "[A-Za-z0-9_+-]+(\\.[A-Za-z0-9_+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

    public MailAddress {
        if (text.length() > MAX_LENGTH
                || text.indexOf('@') > 64
                || !MAILBOX.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "The address must be one plain mailbox, as in mailto:desk@example.org, and nothing beside.");
        }
    }

    /// Whether a subscription's URL is one to write letters to.
    public static boolean isMeant(String url) {
        return url.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /// Reads the URL; an `IllegalArgumentException` says in a sentence what is wrong with it.
    public static MailAddress parse(String url) {
        return new MailAddress(url.substring(SCHEME.length()));
    }
}
