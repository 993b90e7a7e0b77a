package org.warden.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealKeyFileTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    @Test
    void newKeyHas256Bits() {
        assertThat(SealKeyFile.readOrCreate(file(), RANDOM)).hasSize(32);
    }

    @Test
    void secondReadingFindsTheSameKey() {
        byte[] first = SealKeyFile.readOrCreate(file(), RANDOM);
        assertThat(SealKeyFile.readOrCreate(file(), RANDOM)).isEqualTo(first);
    }

    @Test
    void byteOrderMarkBeforeTheKeyIsNoPartOfIt() throws IOException {
        byte[] first = SealKeyFile.readOrCreate(file(), RANDOM);
        Files.writeString(file(), "\uFEFF" + Files.readString(file()));
        assertThat(SealKeyFile.readOrCreate(file(), RANDOM)).isEqualTo(first);
    }

    @Test
    void folderIsMadeWhereThereIsNone() {
        Path deep = folder.resolve("a/b/seal.key");
        SealKeyFile.readOrCreate(deep, RANDOM);
        assertThat(deep).exists();
    }

    /** ASVS 13.3.2. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayReadIt() throws IOException {
        SealKeyFile.readOrCreate(file(), RANDOM);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void noDraftIsLeftBehind() {
        SealKeyFile.readOrCreate(file(), RANDOM);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file()));
    }

    /** Two nodes on one machine, and the server's own parallel start. */
    @RepeatedTest(10)
    void concurrentCreationsUseTheFirstKey() throws InterruptedException, ExecutionException {
        int callers = 8;
        CyclicBarrier together = new CyclicBarrier(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<byte[]>> keys = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                keys.add(threads.submit(() -> {
                    together.await();
                    return SealKeyFile.readOrCreate(file(), RANDOM);
                }));
            }
            Set<String> different = new HashSet<>();
            for (Future<byte[]> key : keys) {
                different.add(Base64.getEncoder().encodeToString(key.get()));
            }
            assertThat(different).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    /** A new key could not open anything sealed before. */
    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64 at all", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void fileThatHoldsNoKeyIsAnErrorAndStaysAsItIs(String content) throws IOException {
        Files.writeString(file(), content);
        assertThatThrownBy(() -> SealKeyFile.readOrCreate(file(), RANDOM))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file().toString());
        assertThat(file()).hasContent(content);
    }

    private Path file() {
        return folder.resolve("seal.key");
    }
}
