package org.warden.audit;

import java.util.List;
import java.util.UUID;
import org.warden.json.MayBeAbsent;

/**
 * The result of a verification.
 *
 * @param intact whether there are no findings
 * @param checked how many events were checked
 * @param removed how many events were removed from the start of the chain because they were too old
 * @param position the length of the chain, including removed events
 * @param link the last link of the chain; keep it elsewhere to detect later that the latest events were removed
 * @param findings at most 100, in the order of the chain
 */
public record VerificationView(
        boolean intact, long checked, long removed, long position, String link, List<Finding> findings) {
    /**
     * One place in the chain where something is wrong.
     *
     * @param id the event at this position; absent if there is none
     * @param finding {@code edited}, {@code missing}, {@code not in its place}, {@code not where the chain ended}, {@code
     *     checkpoint edited} or {@code removed too soon}
     */
    public record Finding(long position, @MayBeAbsent UUID id, String finding) {}
}
