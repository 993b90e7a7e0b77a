package org.warden.audit;

import java.util.List;
import java.util.UUID;

/**
 * What became of the record.
 *
 * @param intact whether nothing was found
 * @param checked how many events were looked at
 * @param position how many events the chain has
 * @param link its end; who keeps it elsewhere can tell later that nothing was cut off
 * @param findings at most a hundred, the first of the chain first
 */
public record VerificationView(boolean intact, long checked, long position, String link, List<Finding> findings) {
    /**
     * One place in the chain where something is wrong.
     *
     * @param id the event that stands there, absent where there is none
     * @param finding {@code edited}, {@code missing}, {@code not in its place} or {@code not where the chain ended}
     */
    public record Finding(long position, UUID id, String finding) {}
}
