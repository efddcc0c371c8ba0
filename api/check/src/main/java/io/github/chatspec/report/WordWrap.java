package io.github.chatspec.report;

import io.github.chatspec.text.PlainText;
import java.io.PrintWriter;
import java.util.List;

/** Lines of words for a terminal of 80 columns, whatever the words hold. */
final class WordWrap {

    private static final int WIDTH = 80;

    private WordWrap() {}

    /** Prints words after an indent; the lines after the first one are indented further. */
    static void print(PrintWriter out, int indent, List<String> words) {
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        boolean begun = false;
        for (String word : words) {
            String shown = PlainText.line(word);
            if (begun && line.length() + 1 + shown.length() > WIDTH) {
                out.println(line);
                line = new StringBuilder(" ".repeat(indent + 4));
                begun = false;
            }
            line.append(begun ? " " : "").append(shown);
            begun = true;
        }
        out.println(line);
    }
}
