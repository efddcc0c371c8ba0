package io.github.chatspec.judge.verdict;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** The schemas of the values whose keys match regular expressions. */
final class KeyPatterns {

    private final List<Predicate<String>> patterns;
    private final LongFunction<SchemaNode> nodes;
    private final ConcurrentHashMap<Long, SchemaNode> known = new ConcurrentHashMap<>();

    /**
     * Creates the schemas.
     *
     * @param patterns the regular expressions
     * @param nodes lays out the schema of the keys that some of them match, given as bits; {@link Decision#UNKNOWN} if
     *     there are too many schemas
     */
    KeyPatterns(List<Predicate<String>> patterns, LongFunction<SchemaNode> nodes) {
        this.patterns = List.copyOf(patterns);
        this.nodes = nodes;
    }

    /**
     * Returns the schema of the value of a key.
     *
     * @param key the key
     * @return the schema; null if no pattern matches the key; {@link Decision#UNKNOWN}
     */
    SchemaNode of(String key) {
        long matching = 0;
        for (int i = 0; i < patterns.size(); i++) {
            matching |= patterns.get(i).test(key) ? 1L << i : 0;
        }
        if (matching == 0) {
            return null;
        }
        SchemaNode node = known.get(matching);
        if (node == null) {
            node = nodes.apply(matching);
            known.put(matching, node);
        }
        return node;
    }
}
