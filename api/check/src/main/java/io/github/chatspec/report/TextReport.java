package io.github.chatspec.report;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.text.PlainText;
import java.io.File;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The findings as text for a terminal: by operation and rule, what is said of many exchanges once, and the counts.
 */
public final class TextReport implements Report {

    private static final String NO_OPERATION = "unknown operation";

    /** A reader needs only a few exchanges of each group. */
    private static final int FIRST = 3;

    /** The maximum number of different messages of a group. */
    private static final int MESSAGES = 5;

    private static final int MOST_GONE = 20;

    private final PrintWriter out;
    private final boolean coloured;
    private final Map<String, Map<String, Group>> operations = new TreeMap<>();

    private TextReport(PrintWriter out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    /**
     * Begins a report without colours.
     *
     * @param out where it goes
     * @return the report
     */
    public static TextReport plain(PrintWriter out) {
        return new TextReport(out, false);
    }

    /**
     * Begins a report for a terminal that shows colours.
     *
     * @param out where it goes
     * @return the report
     */
    public static TextReport coloured(PrintWriter out) {
        return new TextReport(out, true);
    }

    /** What many exchanges have in common. */
    private static final class Group {
        private final Finding finding;
        private final List<JudgedExchange> first = new ArrayList<>();
        private final Map<String, Long> messages = new LinkedHashMap<>();
        private String last = "";
        private long others;
        private long findings;
        private long exchanges;

        Group(Finding finding) {
            this.finding = finding;
        }

        void add(Finding same, JudgedExchange judged) {
            findings++;
            Long count = messages.get(same.message());
            if (count != null || messages.size() < MESSAGES) {
                messages.put(same.message(), count == null ? 1 : count + 1);
            } else {
                others++;
            }
            if (!judged.place().equals(last)) {
                exchanges++;
                if (first.size() < FIRST) {
                    first.add(judged);
                }
                last = judged.place();
            }
        }
    }

    @Override
    public boolean needsCleanExchanges() {
        return false;
    }

    @Override
    public void add(JudgedExchange judged) {
        for (Finding finding : judged.findings()) {
            operations
                    .computeIfAbsent(judged.operation().orElse(NO_OPERATION), absent -> new LinkedHashMap<>())
                    .computeIfAbsent(finding.fingerprint(), absent -> new Group(finding))
                    .add(finding, judged);
        }
    }

    @Override
    public void end(Summary summary) {
        for (Map.Entry<String, Map<String, Group>> operation : operations.entrySet()) {
            operation(operation.getKey(), new ArrayList<>(operation.getValue().values()));
        }
        if (summary.withheld() > 0) {
            out.println("and " + Plural.of(summary.withheld(), "finding")
                    + (summary.withheld() == 1 ? " more, which is only counted" : " more, which are only counted")
                    + "; --max-findings shows more of them");
        }
        printResolved(summary);
        for (String sentence : summary.otherHosts().sentences()) {
            out.println(PlainText.line(sentence));
        }
        if (summary.exchanges() == 0) {
            out.flush();
            return;
        }
        if (summary.coverage().isPresent()) {
            new CoverageText(out).print(summary.coverage().get());
        }
        out.println(Plural.of(summary)
                + (summary.missingBodies() > 0
                        ? "; " + summary.missingBodies() + (summary.missingBodies() == 1 ? " body" : " bodies")
                                + " missing"
                        : "")
                + (summary.known() > 0 ? "; " + summary.known() + " known by the baseline" : ""));
        out.flush();
    }

    private void operation(String operation, List<Group> groups) {
        out.println(strong(operation));
        groups.sort(Comparator.comparing((Group group) -> group.finding.level())
                .thenComparing(group -> group.finding.rule()));
        String rule = "";
        for (Group group : groups) {
            if (!group.finding.rule().equals(rule)) {
                rule = group.finding.rule();
                rule(group.finding, groups);
            }
            group(group);
        }
    }

    private void rule(Finding first, List<Group> groups) {
        long findings = groups.stream()
                .filter(group -> group.finding.rule().equals(first.rule()))
                .mapToLong(group -> group.findings)
                .sum();
        out.println("  " + level(first.level()) + " " + first.rule() + (findings > 1 ? ": " + findings : ""));
    }

    private void group(Group group) {
        Finding finding = group.finding;
        out.println("    " + PlainText.line(place(finding)) + times(group.findings));
        for (Map.Entry<String, Long> message : group.messages.entrySet()) {
            boolean isOnly = message.getValue() == group.findings;
            out.println("      " + PlainText.line(message.getKey()) + (isOnly ? "" : times(message.getValue())));
        }
        if (group.others > 0) {
            out.println("      and " + group.others + " more with other messages");
        }
        finding.contract().ifPresent(place -> out.println("      " + place + hint(place)));
        out.println("      " + PlainText.line(places(group)));
    }

    private static String times(long count) {
        return count > 1 ? " (" + count + "×)" : "";
    }

    /** Returns the command that prints a contract that is in the jar. */
    private static String hint(SourceLine place) {
        int slash = place.file().indexOf('/');
        String contract = slash < 0 ? "" : place.file().substring(0, slash);
        return Contract.isBuiltIn(contract) && !new File(place.file()).exists()
                ? " (chatspec contract " + contract + " prints it)"
                : "";
    }

    private static String place(Finding finding) {
        boolean answered = finding.status() != 0;
        if (finding.pointer().isEmpty()) {
            return answered ? "response " + finding.status() : "the exchange";
        }
        String pointer = finding.pointer().get();
        return (pointer.isEmpty() ? "the whole body" : pointer) + (answered ? " of status " + finding.status() : "");
    }

    /** Names the first exchanges, those of one input together. */
    private static String places(Group group) {
        Map<String, List<String>> entries = new LinkedHashMap<>();
        group.first.forEach(judged -> {
            List<String> numbers = entries.computeIfAbsent(judged.input(), absent -> new ArrayList<>());
            if (!judged.source().whole()) {
                numbers.add(String.valueOf(judged.entry()));
            }
        });
        List<String> places = new ArrayList<>();
        entries.forEach((input, numbers) -> places.add(
                numbers.isEmpty()
                        ? input
                        : input + (numbers.size() == 1 ? " entry " : " entries ") + String.join(", ", numbers)));
        long more = group.exchanges - group.first.size();
        return "in " + String.join(", ", places) + (more > 0 ? " and " + more + " more" : "");
    }

    private void printResolved(Summary summary) {
        if (summary.resolved().isEmpty()) {
            return;
        }
        out.println(strong("resolved: these findings of the baseline no longer occur"));
        summary.resolved().stream()
                .limit(MOST_GONE)
                .forEach(fingerprint -> out.println("  " + PlainText.line(fingerprint)));
        if (summary.resolved().size() > MOST_GONE) {
            out.println("  and " + (summary.resolved().size() - MOST_GONE) + " more");
        }
    }

    private String level(Level level) {
        String colour = switch (level) {
            case ERROR -> "31";
            case WARNING -> "33";
            case NOTE -> "36";
        };
        return coloured ? "\u001b[1;" + colour + "m" + level + "\u001b[0m" : level.toString();
    }

    private String strong(String text) {
        return coloured ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
