package io.github.chatspec.mock.stubs;

/** How far a path is from the template of another one, in edits of its letters. */
final class PathDistance {

    /** A path may be long, and what stands far behind tells nothing of what was meant. */
    private static final int LONGEST = 100;

    private static final int SEGMENTS = 12;

    private PathDistance() {}

    static int distance(String template, String path) {
        String[] known = template.split("/", SEGMENTS);
        String[] sent = path.substring(0, Math.min(LONGEST, path.length())).split("/", SEGMENTS);
        int[][] costs = new int[known.length + 1][sent.length + 1];
        for (int i = 0; i <= known.length; i++) {
            for (int j = 0; j <= sent.length; j++) {
                costs[i][j] = i == 0 && j == 0 ? 0 : least(known, sent, i, j, costs);
            }
        }
        return costs[known.length][sent.length];
    }

    /** A segment stands for another one, or one of the two paths has it alone. */
    private static int least(String[] known, String[] sent, int i, int j, int[][] costs) {
        int least = Integer.MAX_VALUE;
        if (i > 0) {
            least = costs[i - 1][j] + alone(known[i - 1]);
        }
        if (j > 0) {
            least = Math.min(least, costs[i][j - 1] + alone(sent[j - 1]));
        }
        if (i > 0 && j > 0) {
            least = Math.min(least, costs[i - 1][j - 1] + segment(known[i - 1], sent[j - 1]));
        }
        return least;
    }

    private static int alone(String segment) {
        return isVariable(segment) ? 2 : segment.length() + 1;
    }

    private static int segment(String known, String sent) {
        return isVariable(known) ? (sent.isEmpty() ? 2 : 0) : edits(known, sent);
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    private static int edits(String known, String sent) {
        int[] before = new int[sent.length() + 1];
        for (int i = 0; i <= known.length(); i++) {
            int[] row = new int[sent.length() + 1];
            for (int j = 0; j <= sent.length(); j++) {
                if (i == 0 || j == 0) {
                    row[j] = i + j;
                } else {
                    int change = before[j - 1] + (known.charAt(i - 1) == sent.charAt(j - 1) ? 0 : 1);
                    row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
                }
            }
            before = row;
        }
        return before[sent.length()];
    }
}
