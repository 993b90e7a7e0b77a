package org.warden.audit;

import java.util.List;
import java.util.UUID;

/**
 * What became of the record.
 *
 * @param intact whether nothing was found
 * @param checked how many events were looked at
 * @param removed how many events were removed from the start of the chain because they were too old
 * @param position how many events the chain has, the removed ones included
 * @param link its end; who keeps it elsewhere can tell later that nothing was cut off
 * @param findings at most a hundred, the first of the chain first
 */
public record VerificationView(
        boolean intact, long checked, long removed, long position, String link, List<Finding> findings) {
    /**
     * One place in the chain where something is wrong.
     *
     * @param id the event that stands there, absent where there is none
     * @param finding {@code edited}, {@code missing}, {@code not in its place}, {@code not where the chain ended}, {@code
     *     checkpoint edited} or {@code removed too soon}
     */
    public record Finding(long position, UUID id, String finding) {}
}
