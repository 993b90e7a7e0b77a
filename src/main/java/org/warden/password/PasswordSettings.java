package org.warden.password;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * Rules for passwords, and the cost of their hashes.
 *
 * @param minLength the shortest password accepted, in code points
 * @param memoryKib Argon2id memory in KiB
 * @param iterations Argon2id passes
 * @param parallelism Argon2id lanes
 * @param queue the most callers that may wait for a processor; further ones are refused
 */
@SettingsGroup
public record PasswordSettings(int minLength, int memoryKib, int iterations, int parallelism, int queue) {
    static final int MOST_LANES = 16;

    private static final int WAITING_FOR_A_PROCESSOR = 12;
    private static final String MEMORY = "warden.password.memory-kib";

    /** The least KiB for each number of passes: the sets of OWASP's Password Storage Cheat Sheet, which are equally strong. */
    private static final NavigableMap<Integer, Integer> ENOUGH =
            new TreeMap<>(Map.of(1, 47_104, 2, 19_456, 3, 12_288, 4, 9_216, 5, 7_168));

    public static PasswordSettings from(Settings settings) {
        int parallelism = settings.number("warden.password.parallelism", 1, MOST_LANES);
        int memoryKib = settings.number(MEMORY, Math.max(7168, 8 * parallelism), 1 << 20);
        int iterations = settings.number("warden.password.iterations", 1, 64);
        if (memoryKib > hashingKib()) {
            settings.mistake(MEMORY, "must be at most " + hashingKib() + ", a third of this server's heap");
        }
        int enough = ENOUGH.floorEntry(iterations).getValue();
        if (memoryKib < enough) {
            settings.refuseInProduction(
                    MEMORY,
                    "must be at least " + enough + " with warden.password.iterations=" + iterations
                            + " when warden.profile=production");
        }
        return new PasswordSettings(
                settings.number("warden.password.min-length", 8, PasswordPolicy.MAX_LENGTH),
                memoryKib,
                iterations,
                parallelism,
                settings.number("warden.password.queue", 0, 10_000));
    }

    /** How many hashes run at once: one for each processor, but no more than fit into a third of the heap. */
    int atOnce() {
        long fit = Math.max(1, hashingKib() / memoryKib);
        return (int) Math.min(fit, Runtime.getRuntime().availableProcessors());
    }

    /**
     * How many callers may wait. WildFly has 16 threads for each processor: if all of them waited, no request would be
     * answered, not even with a refusal.
     */
    int waiting() {
        return Math.min(queue, WAITING_FOR_A_PROCESSOR * Runtime.getRuntime().availableProcessors());
    }

    static long hashingKib() {
        return Runtime.getRuntime().maxMemory() / 1024 / 3;
    }
}
