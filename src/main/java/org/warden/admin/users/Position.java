package org.warden.admin.users;

import java.util.List;
import java.util.UUID;

/**
 * Where a page of accounts ends.
 *
 * @param part 0, or 1 for accounts that were never seen, which come after all others; in a search, which of its words leads
 * @param key the value by which the list is sorted, of the last account
 * @param id the last account
 */
record Position(int part, String key, UUID id) {
    /** Reads what {@link #toString} wrote. */
    static Position of(String text) {
        String[] words = text.split(" ", 3);
        return new Position(Integer.parseInt(words[0]), words[2], UUID.fromString(words[1]));
    }

    @Override
    public String toString() {
        return part + " " + id + " " + key;
    }

    /** The accounts of a page, and where it ends; null for the last page. */
    record Page(List<UUID> ids, Position end) {
        /** The most rows or words that one page compares. */
        static final int COMPARED = 1_000;

        /** A page is read in pieces; each has at most this many times the rows of the one before. */
        private static final int GROWTH = 4;

        /** How many rows to read after a piece of {@code most} rows, when {@code compared} rows of the page are compared. */
        static int next(int most, int compared) {
            return Math.max(1, Math.min(GROWTH * most, COMPARED - compared));
        }

        /** Adds the account of this position if it meets all conditions; the page then ends there. */
        Page with(Position position, boolean meets) {
            if (meets) {
                ids.add(position.id());
            }
            return new Page(ids, position);
        }
    }
}
