package io.tocsin.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.local.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path temporary;

    @Test
    void aFolderWithOtherThingsIsNeitherUsedNorEmptied() throws IOException {
        Path letter = Files.writeString(temporary.resolve("letter.txt"), "Dear reader");

        assertThatThrownBy(() -> DataFolder.open(temporary, true))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "The folder %s holds other things than Tocsin's data: name an empty one with --data.",
                        temporary);
        assertThat(letter).hasContent("Dear reader");
    }

    @Test
    void theNextStartFindsWhatTheLastLeft() {
        try (DataFolder folder = DataFolder.open(temporary.resolve("data"), false)) {
            PrivateFile.write(folder.operatorToken(), "a token");
        }

        try (DataFolder folder = DataFolder.open(temporary.resolve("data"), false)) {
            assertThat(PrivateFile.read(folder.operatorToken())).isEqualTo("a token");
        }
    }

    @Test
    void aFreshStartFindsNothing() {
        try (DataFolder folder = DataFolder.open(temporary.resolve("data"), false)) {
            PrivateFile.write(folder.authority().resolve("stage"), "LISTED");
        }

        try (DataFolder folder = DataFolder.open(temporary.resolve("data"), true)) {
            assertThat(folder.authority()).doesNotExist();
            assertThat(folder.logs()).isEmptyDirectory();
        }
    }

    @Test
    void oneLauncherAtATimeHoldsIt() {
        try (DataFolder first = DataFolder.open(temporary, false)) {
            assertThatThrownBy(() -> DataFolder.open(first.path(), true))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("is in use by another Tocsin");
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsOneSentence() throws IOException {
        Path file = Files.writeString(temporary.resolve("data"), "");

        assertThatThrownBy(() -> DataFolder.open(file, false))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "The data folder %1$s cannot be used (%1$s is no folder): make room or rights there, or name another with --data.",
                        file);
    }

    @Test
    void aSecretIsForItsOwnerAlone() throws IOException {
        Path secret = temporary.resolve("keys/secret");

        PrivateFile.write(secret, "first");
        PrivateFile.write(secret, "second");

        assertThat(secret).hasContent("second");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(secret.getParent()).isDirectoryNotContaining("glob:**.half");
    }

    @Test
    void theLogOfTheRunBeforeIsKeptBeside() throws IOException {
        try (DataFolder folder = DataFolder.open(temporary, false)) {
            Files.writeString(folder.newLog("ingest"), "first run");

            assertThat(folder.newLog("ingest")).doesNotExist();
            assertThat(folder.logs().resolve("ingest.log.1")).hasContent("first run");
        }
    }
}
