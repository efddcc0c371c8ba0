package io.github.chatspec.review.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The properties of a line by which the page can be filtered. */
enum PageFlag {
    CONTRADICTORY("contradictory", "contradictory"),
    BEYOND("beyond", "beyond the documents"),
    UNSEEN("unseen", "never seen"),
    CHANGED("changed", "changed"),
    FINDING("finding", "open finding");

    private final String key;
    private final String label;

    PageFlag(String key, String label) {
        this.key = key;
        this.label = label;
    }

    String key() {
        return key;
    }

    String label() {
        return label;
    }

    /** Returns the labels of some keys. */
    static List<Map<String, ?>> marks(List<String> keys) {
        List<Map<String, ?>> marks = new ArrayList<>();
        for (PageFlag flag : values()) {
            if (keys.contains(flag.key)) {
                marks.add(Map.of("flag", flag.key, "text", flag.label));
            }
        }
        return marks;
    }
}
