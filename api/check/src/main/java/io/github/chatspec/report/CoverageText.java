package io.github.chatspec.report;

import io.github.chatspec.coverage.Coverage;
import io.github.chatspec.coverage.Coverage.Category;
import io.github.chatspec.coverage.Coverage.Covered;
import io.github.chatspec.coverage.Coverage.Row;
import io.github.chatspec.text.PlainText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Coverage as text for a terminal of 80 columns: one block per operation, and what to record next.
 */
public final class CoverageText {

    private final PrintWriter out;

    /**
     * Creates the text.
     *
     * @param out where it goes
     */
    public CoverageText(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints coverage.
     *
     * @param coverage what was seen and what never was
     */
    public void print(Coverage coverage) {
        coverage.operations().forEach(this::print);
        if (!coverage.next().isEmpty()) {
            out.println("record next");
            int number = 0;
            for (String line : coverage.next()) {
                number++;
                List<String> words = new ArrayList<>(List.of((number < 10 ? " " : "") + number + "."));
                words.addAll(List.of(line.split(" ", -1)));
                WordWrap.print(out, 1, words);
            }
        }
        out.flush();
    }

    private void print(String operation, Covered covered) {
        if (covered.exchanges() == 0) {
            out.println(PlainText.line(operation) + ": never seen");
            return;
        }
        out.println(PlainText.line(operation) + ": " + covered.exchanges()
                + (covered.exchanges() == 1 ? " exchange" : " exchanges"));
        for (Category category : Category.values()) {
            List<Row> rows = covered.rows(category);
            if (category == Category.VALUE) {
                grouped(category, rows, row -> row.status() + " " + row.pointer(), true);
            } else if (category == Category.FIELD) {
                grouped(category, rows, Row::status, false);
            } else if (!rows.isEmpty()) {
                String separator = category == Category.KIND ? "," : "";
                WordWrap.print(out, 2, words(category.label(), rows, true, separator));
            }
        }
    }

    /** Omits groups without observations, since their parent is listed. */
    private void grouped(Category category, List<Row> rows, Function<Row, String> group, boolean namesSeen) {
        if (!rows.isEmpty()) {
            out.println("  " + category.label() + " " + score(rows));
        }
        rows.stream()
                .collect(Collectors.groupingBy(group, LinkedHashMap::new, Collectors.toList()))
                .forEach((label, members) -> {
                    if (members.stream().anyMatch(Row::seen)) {
                        WordWrap.print(out, 4, words(label, members, namesSeen, ""));
                    }
                });
    }

    private static String score(List<Row> rows) {
        long documented = rows.stream().filter(Row::documented).count();
        long seen = rows.stream().filter(row -> row.documented() && row.seen()).count();
        return seen + " of " + documented;
    }

    private static List<String> words(String label, List<Row> rows, boolean namesSeen, String separator) {
        List<Row> seen = rows.stream()
                .filter(row -> row.documented() && row.seen() && namesSeen)
                .toList();
        List<Row> never = rows.stream().filter(row -> !row.seen()).toList();
        List<Row> undocumented = rows.stream().filter(row -> !row.documented()).toList();
        List<String> words = new ArrayList<>(List.of(label.split(" ", -1)));
        words.addAll(List.of(score(rows).split(" ", -1)));
        if (!seen.isEmpty()) {
            appendMark(words, ":");
            append(words, seen, separator);
        }
        if (!never.isEmpty()) {
            words.addAll(List.of("|", "never"));
            append(words, never, separator);
        }
        if (!undocumented.isEmpty()) {
            words.addAll(List.of("|", "undocumented"));
            append(words, undocumented, separator);
        }
        return words;
    }

    private static void append(List<String> words, List<Row> rows, String separator) {
        for (Row row : rows) {
            words.add(row.name() + (row.seen() ? " (" + row.tally().count() + ")" : "") + separator);
        }
        String last = words.remove(words.size() - 1);
        words.add(last.substring(0, last.length() - separator.length()));
    }

    private static void appendMark(List<String> words, String mark) {
        words.add(words.remove(words.size() - 1) + mark);
    }
}
