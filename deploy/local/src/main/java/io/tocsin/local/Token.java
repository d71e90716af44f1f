package io.tocsin.local;

import io.tocsin.local.folder.DataFolder;
import io.tocsin.local.refusal.Refusal;
import io.tocsin.local.token.SigningKeys;
import java.time.Clock;
import java.util.List;

/// The program behind `deploy/local/token`: prints a token, signed with the key of a local Tocsin.
public final class Token {
    private static final int USAGE = 2;
    private static final int FAILURE = 1;

    private Token() {}

    public static void main(String[] arguments) {
        try {
            TokenOptions options = TokenOptions.parse(
                    List.of(arguments), Installation.ofThisProgram().standardFolder());
            SigningKeys keys = SigningKeys.existing(DataFolder.keys(options.data()));
            System.out.println(keys.token(options.grant(), Clock.systemUTC()));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
        } catch (Refusal e) {
            System.err.println(e.getMessage());
            System.exit(FAILURE);
        }
    }
}
