package io.tocsin.notify.vault;

/// What is kept in the vault, and in which column of which table. Every such table has a column
/// `encryption_key` that names the key, null where the secret stands there as it is.
enum SecretKind {
    WEBHOOK_SECRET("own.secret", "id", "bigint", "secret", "id || '/' || subscription_id"),
    SIGNING_SEED("own.signing_key", "id", "bigint", "seed", "id::text"),
    RECEIVER("own.receiver", "subscription_id", "uuid", "settings", "subscription_id::text");

    private final String table;
    private final String key;
    private final String keyType;
    private final String column;
    private final String identity;

    /// @param identity the expression that gives what a {@link RowId} of this kind has after the table
    SecretKind(String table, String key, String keyType, String column, String identity) {
        this.table = table;
        this.key = key;
        this.keyType = keyType;
        this.column = column;
        this.identity = identity;
    }

    String table() {
        return table;
    }

    /// Some rows that are not encrypted under a key, after one of them.
    String selectStale() {
        return "select %2$s::text, %5$s, %4$s, encryption_key from %1$s".formatted(parts())
                + " where encryption_key is distinct from ? and (?::text is null or %2$s > (?::text)::%3$s)"
                        .formatted(parts())
                + " order by %2$s limit ? for update skip locked".formatted(parts());
    }

    String update() {
        return "update %1$s set %4$s = ?, encryption_key = ? where %2$s = (?::text)::%3$s".formatted(parts());
    }

    private Object[] parts() {
        return new Object[] {table, key, keyType, column, identity};
    }
}
