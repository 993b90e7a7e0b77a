package org.warden.admin.rights;

import java.util.List;
import org.warden.json.MayBeAbsent;

/** The tree of permissions: the first words, each with what is below it. */
public record PermissionsView(List<Node> permissions) {
    /**
     * A permission, or the first words of longer ones.
     *
     * @param name all words from the first
     * @param description absent if no application has declared it
     * @param application the one that has declared it; absent if there is none
     * @param roles those with exactly this permission, in alphabetical order
     * @param permissions what is one word longer, in alphabetical order
     */
    public record Node(
            String name,
            @MayBeAbsent String description,
            @MayBeAbsent String application,
            List<String> roles,
            List<Node> permissions) {}
}
