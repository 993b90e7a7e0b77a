package org.warden.password;

import org.warden.setting.Settings;

/**
 * Policy and cost of passwords.
 *
 * @param minLength the shortest password accepted, in code points
 * @param memoryKib Argon2id memory in KiB
 * @param iterations Argon2id passes
 * @param parallelism Argon2id lanes
 * @param queue how many callers may wait for a processor before the next is sent away
 */
public record PasswordSettings(int minLength, int memoryKib, int iterations, int parallelism, int queue) {
    private static final String MEMORY = "warden.password.memory-kib";

    public static PasswordSettings from(Settings settings) {
        int parallelism = settings.number("warden.password.parallelism", 1, 16);
        int memoryKib = settings.number(MEMORY, Math.max(7168, 8 * parallelism), 1 << 20);
        if (memoryKib > hashingKib()) {
            settings.mistake(MEMORY, "must be at most " + hashingKib() + ", a third of this server's heap");
        }
        return new PasswordSettings(
                settings.number("warden.password.min-length", 8, PasswordPolicy.MAX_LENGTH),
                memoryKib,
                settings.number("warden.password.iterations", 1, 64),
                parallelism,
                settings.number("warden.password.queue", 0, 10_000));
    }

    /** How many hashes run at once: one on each processor, and no more than fit into a third of the heap. */
    int atOnce() {
        long fit = Math.max(1, hashingKib() / memoryKib);
        return (int) Math.min(fit, Runtime.getRuntime().availableProcessors());
    }

    private static long hashingKib() {
        return Runtime.getRuntime().maxMemory() / 1024 / 3;
    }
}
