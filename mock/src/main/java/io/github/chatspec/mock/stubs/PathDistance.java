package io.github.chatspec.mock.stubs;

import io.github.chatspec.text.EditDistance;

/** The edit distance between a path and a path template, segment by segment. */
final class PathDistance {

    /** The rest of a longer path is ignored, since it says little about the intended operation. */
    private static final int MAX_LENGTH = 100;

    private static final int MAX_SEGMENTS = 12;

    private PathDistance() {}

    static int between(String template, String path) {
        String[] expected = template.split("/", MAX_SEGMENTS);
        String[] sent = path.substring(0, Math.min(MAX_LENGTH, path.length())).split("/", MAX_SEGMENTS);
        int[][] costs = new int[expected.length + 1][sent.length + 1];
        for (int i = 0; i <= expected.length; i++) {
            for (int j = 0; j <= sent.length; j++) {
                costs[i][j] = i == 0 && j == 0 ? 0 : least(expected, sent, i, j, costs);
            }
        }
        return costs[expected.length][sent.length];
    }

    /** Returns the least cost of replacing, adding or removing a segment. */
    private static int least(String[] expected, String[] sent, int i, int j, int[][] costs) {
        int least = Integer.MAX_VALUE;
        if (i > 0) {
            least = costs[i - 1][j] + single(expected[i - 1]);
        }
        if (j > 0) {
            least = Math.min(least, costs[i][j - 1] + single(sent[j - 1]));
        }
        if (i > 0 && j > 0) {
            least = Math.min(least, costs[i - 1][j - 1] + replacement(expected[i - 1], sent[j - 1]));
        }
        return least;
    }

    private static int single(String segment) {
        return isVariable(segment) ? 2 : segment.length() + 1;
    }

    private static int replacement(String expected, String sent) {
        return isVariable(expected) ? (sent.isEmpty() ? 2 : 0) : EditDistance.between(expected, sent);
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }
}
