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

/** The sealing key of a trial: generated once, in a file that only its owner can read. */
final class SealKeyFile {
    private SealKeyFile() {}

    static byte[] generate(SecureRandom random) {
        byte[] key = new byte[SealSettings.KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    /** Reads the key, or creates it if there is none. Of two concurrent creations, both use the first. */
    static byte[] readOrCreate(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            return read(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("The sealing key file cannot be read or created: " + file, failed);
        }
    }

    /** Writes to a temporary file first, so that an incomplete key is never read. */
    private static void create(Path file, SecureRandom random) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(file.getParent(), "seal", ".draft", ownerOnly());
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(generate(random)) + "\n");
            publish(draft, file);
        } catch (FileAlreadyExistsException alreadyThere) {
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Only one of two processes can create a link. If the file system has no links, a trial has only one node anyway. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException alreadyThere) {
            throw alreadyThere;
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
            // Reported below.
        }
        throw new IOException("The file must contain the base64 of " + SealSettings.KEY_BYTES + " bytes.");
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
