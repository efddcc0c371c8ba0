package io.github.chatspec.check;

import io.github.chatspec.report.JudgedExchange;

/** How far the results of an input have been used; entries and lines are counted from here on in each batch. */
final class InputPosition {

    private final String input;
    private long entries;
    private long lines;

    InputPosition(String input) {
        this.input = input;
    }

    String input() {
        return input;
    }

    long entries() {
        return entries;
    }

    long lines() {
        return lines;
    }

    void add(long moreEntries, long moreLines) {
        entries += moreEntries;
        lines += moreLines;
    }

    /** Returns an exchange, the place of which is counted from here, with its place in the input. */
    JudgedExchange inInput(JudgedExchange judged) {
        JudgedExchange.Source source = judged.source();
        return entries == 0 && lines == 0
                ? judged
                : judged.at(new JudgedExchange.Source(
                        source.input(), source.entry() + entries, source.line() + lines, source.whole()));
    }
}
