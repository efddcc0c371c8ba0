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
                    List<String> segments = List.of(template.split("/", -1));
                    List<Ranked> earlier = bySegments.computeIfAbsent(segments.size(), absent -> new ArrayList<>());
                    int rank = earlier.stream()
                            .filter(other -> mayBeEqual(other.segments(), segments))
                            .mapToInt(other -> other.rank() + 1)
                            .max()
                            .orElse(0);
                    earlier.add(new Ranked(segments, rank));
                    ranks.ranks.put(template, rank);
                });
        return ranks;
    }

    private record Ranked(List<String> segments, int rank) {}

    private static boolean mayBeEqual(List<String> left, List<String> right) {
        for (int i = 0; i < left.size(); i++) {
            if (!mayBeEqual(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayBeEqual(String left, String right) {
        boolean leftVaries = VARIABLE.matcher(left).find();
        boolean rightVaries = VARIABLE.matcher(right).find();
        if (leftVaries && rightVaries) {
            return true;
        }
        return leftVaries
                ? PathTemplate.of(left).matches(right)
                : rightVaries ? PathTemplate.of(right).matches(left) : left.equals(right);
    }

    /** Returns the template without the names of its variables, which is the same for all that match the same paths. */
    static String structure(String template) {
        return VARIABLE.matcher(template).replaceAll("{x}");
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
