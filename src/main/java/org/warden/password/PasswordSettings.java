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
    public static PasswordSettings from(Settings settings) {
        int parallelism = settings.number("warden.password.parallelism", 1, 16);
        return new PasswordSettings(
                settings.number("warden.password.min-length", 8, PasswordPolicy.MAX_LENGTH),
                settings.number("warden.password.memory-kib", Math.max(7168, 8 * parallelism), 1 << 20),
                settings.number("warden.password.iterations", 1, 64),
                parallelism,
                settings.number("warden.password.queue", 0, 10_000));
    }
}
