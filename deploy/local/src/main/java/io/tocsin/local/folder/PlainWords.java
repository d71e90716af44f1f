package io.tocsin.local.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// What the system says of a file, where the JDK gives no more than its name or a class.
public final class PlainWords {
    private PlainWords() {}

    public static String of(IOException failure) {
        return switch (failure) {
            case AccessDeniedException e -> "no right to write at " + e.getFile();
            case FileAlreadyExistsException e -> e.getFile() + " is no folder";
            case NoSuchFileException e -> e.getFile() + " is not there and cannot be made";
            case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
