package io.github.chatspec.mock.stubs;

import io.github.chatspec.contract.PathTemplate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The precedence of path templates that match the same paths: all stubs of a more literal one come before those of others
 * (OpenAPI, Paths Object).
 */
final class PathRanks {

    /** More than the priorities of the stubs of one path. */
    private static final int PRIORITIES = 2_000_000;

    static final Pattern VARIABLE = Pattern.compile("\\{[^{}/]+}");

    /** A variable in a template without the names of its variables. */
    private static final String WHOLE = "{x}";

    private final Map<String, Integer> ranks = new HashMap<>();

    private PathRanks() {}

    /** Returns the ranks of path templates; those that share no path with another have the first. */
    static PathRanks of(Collection<String> templates) {
        Map<Integer, List<Ranked>> bySegments = new LinkedHashMap<>();
        PathRanks ranks = new PathRanks();
        templates.stream()
                .map(PathRanks::structure)
                .distinct()
                .sorted(Comparator.comparing(PathTemplate::of, PathTemplate.MOST_LITERAL_FIRST))
                .forEach(template -> {
                    List<Segment> segments = Segment.of(template);
                    List<Ranked> earlier = bySegments.computeIfAbsent(segments.size(), absent -> new ArrayList<>());
                    int rank = 0;
                    for (Ranked other : earlier) {
                        if (other.rank() >= rank && mayBeEqual(other.segments(), segments)) {
                            rank = other.rank() + 1;
                        }
                    }
                    earlier.add(new Ranked(segments, rank));
                    ranks.ranks.put(template, rank);
                });
        return ranks;
    }

    private record Ranked(List<Segment> segments, int rank) {}

    /**
     * A segment of a template.
     *
     * @param text the segment
     * @param varies whether it contains a variable
     */
    private record Segment(String text, boolean varies) {

        static List<Segment> of(String template) {
            List<Segment> segments = new ArrayList<>();
            for (String text : template.split("/", -1)) {
                segments.add(new Segment(text, VARIABLE.matcher(text).find()));
            }
            return segments;
        }

        boolean mayBeEqual(Segment other) {
            if (varies && other.varies) {
                return true;
            }
            return varies ? matches(other.text) : other.varies ? other.matches(text) : text.equals(other.text);
        }

        private boolean matches(String literal) {
            return text.equals(WHOLE)
                    ? !literal.isEmpty()
                    : PathTemplate.of(text).matches(literal);
        }
    }

    private static boolean mayBeEqual(List<Segment> left, List<Segment> right) {
        for (int i = 0; i < left.size(); i++) {
            if (!left.get(i).mayBeEqual(right.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the template without the names of its variables, which is the same for all that match the same paths. */
    static String structure(String template) {
        return VARIABLE.matcher(template).replaceAll(WHOLE);
    }

    /** Returns the priority of a stub among those of all paths. */
    int priority(String template, int priority) {
        return ranks.getOrDefault(structure(template), 0) * PRIORITIES + priority;
    }

    /** Returns the priority of a stub among those of its path. */
    static int withinPath(int priority) {
        return priority % PRIORITIES;
    }
}
