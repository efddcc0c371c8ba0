package io.github.chatspec.review.page;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names the places of a page, so that a link to a place still leads there after other places were added. */
final class Anchors {

    private final Set<String> taken;

    /** Creates the anchors of a page, of which some names are taken. */
    Anchors(List<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** Returns a name as the id of an element, followed by a number if an earlier place has it. */
    String of(String name) {
        StringBuilder id = new StringBuilder();
        name.codePoints()
                .map(c -> Character.isLetterOrDigit(c) || "-._/=:".indexOf(c) >= 0 ? c : '_')
                .forEach(id::appendCodePoint);
        String anchor = id.toString();
        for (int number = 2; !taken.add(anchor); number++) {
            anchor = id + "-" + number;
        }
        return anchor;
    }
}
