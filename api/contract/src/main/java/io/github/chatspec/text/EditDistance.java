package io.github.chatspec.text;

/** Computes how many edits lead from one text to another (optimal string alignment distance). */
public final class EditDistance {

    private EditDistance() {}

    /**
     * Returns the number of characters to insert, delete or replace, where two adjacent characters that change places
     * count as one edit. Time and memory grow with the product of the lengths, so callers bound them.
     *
     * @param a one text
     * @param b the other text
     * @return 0 for equal texts, at most the length of the longer one
     */
    public static int between(String a, String b) {
        int[] twoBefore = new int[b.length() + 1];
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(before[j - 1] + (same ? 0 : 1), Math.min(before[j], row[j - 1]) + 1);
                if (isSwapped(a, i, b, j)) {
                    row[j] = Math.min(row[j], twoBefore[j - 2] + 1);
                }
            }
            twoBefore = before;
            before = row;
        }
        return before[b.length()];
    }

    private static boolean isSwapped(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
