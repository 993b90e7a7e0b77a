package org.warden.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The sealing key of a trial installation: generated once, readable by its owner only. */
final class SealKeyFile {
    private SealKeyFile() {}

    static byte[] generate(SecureRandom random) {
        byte[] key = new byte[SealSettings.KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    /** Reads the key, or makes one where there is none yet; of two who make one at once, both use the first. */
    static byte[] readOrCreate(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            return read(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("The sealing key cannot be kept in " + file, failed);
        }
    }

    /** Written under another name first, so that half a key is never read. */
    private static void create(Path file, SecureRandom random) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(file.getParent(), "seal", ".draft", ownerOnly());
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(generate(random)) + "\n");
            publish(draft, file);
        } catch (FileAlreadyExistsException somebodyWasFaster) {
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A link is made by one of two only; where the file system has none, a trial's one node is alone anyway. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException somebodyWasFaster) {
            throw somebodyWasFaster;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.move(draft, file);
        }
    }

    private static byte[] read(Path file) throws IOException {
        try {
            byte[] key = Base64.getDecoder()
                    .decode(Files.readString(file).replace("\uFEFF", "").strip());
            if (key.length == SealSettings.KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below.
        }
        throw new IOException("It does not hold base64 of " + SealSettings.KEY_BYTES + " bytes.");
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
