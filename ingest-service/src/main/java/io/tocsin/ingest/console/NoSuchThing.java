package io.tocsin.ingest.console;

/// What a page was asked about does not exist.
final class NoSuchThing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NoSuchThing(String message) {
        super(message);
    }

    static NoSuchThing source(String id) {
        return new NoSuchThing("There is no source " + id + ".");
    }

    static NoSuchThing run(String id) {
        return new NoSuchThing("There is no run " + id + ".");
    }

    static NoSuchThing document(String sha256) {
        return new NoSuchThing("There is no document with SHA-256 " + sha256 + ".");
    }
}
