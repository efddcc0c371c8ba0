package io.github.chatspec.finding;

import io.github.chatspec.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/** Renders the findings of one exchange as text. */
public final class FindingText {

    private FindingText() {}

    /**
     * Lists the findings of one exchange.
     *
     * @param heading the first line
     * @param findings the findings
     * @return several lines; all but the first are indented
     */
    public static String list(String heading, List<Finding> findings) {
        List<String> lines = new ArrayList<>(List.of(PlainText.line(heading)));
        for (Finding finding : findings) {
            String where = finding.pointer()
                    .map(pointer -> pointer.isEmpty() ? " (the whole body)" : " " + pointer)
                    .orElse("");
            lines.add("  " + finding.level() + " " + finding.rule() + PlainText.line(where));
            lines.add("    " + PlainText.line(finding.message()));
            finding.contract().ifPresent(place -> lines.add("    " + place));
        }
        return String.join(System.lineSeparator(), lines);
    }
}
