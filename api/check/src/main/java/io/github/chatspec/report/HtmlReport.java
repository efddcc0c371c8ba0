package io.github.chatspec.report;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.rule.Rule;
import io.github.chatspec.text.MaskedText;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes the findings as one HTML page, which needs neither a network nor another file.
 *
 * <p>Findings with the same fingerprint become one row, below their operation and rule. The template is
 * {@code report.html}, with {@code report.css} and the filters in {@code report.js}; without JavaScript the page is a
 * full list.
 */
public final class HtmlReport implements Report {

    /** The places of a finding that a row names. */
    private static final int FIRST = 10;

    private final Writer out;
    private final String noun;
    private final LocalDate date;
    private final FindingGroups groups = new FindingGroups(FIRST);
    private final List<Map<String, ?>> sections = new ArrayList<>();
    private String input;
    private long inputs;

    /**
     * Creates a report.
     *
     * @param out where it goes, in UTF-8; it is flushed at the end, and not closed
     * @param date the day that the page names
     */
    public HtmlReport(Writer out, LocalDate date) {
        this(out, date, ReportFormat.Frame.EXCHANGE);
    }

    HtmlReport(Writer out, LocalDate date, String noun) {
        this.noun = noun;
        this.out = out;
        this.date = date;
    }

    /** The findings of one rule, at one level, in one operation. */
    private record Kind(Level level, String rule) {}

    @Override
    public boolean needsCleanExchanges() {
        return false;
    }

    @Override
    public void add(JudgedExchange judged) {
        begin(judged.input());
        groups.add(judged);
    }

    @Override
    public void addClean(CleanCount clean) {
        begin(clean.input());
    }

    private void begin(String next) {
        if (!next.equals(input)) {
            input = next;
            inputs++;
        }
    }

    /**
     * Adds a table, which is written after the findings; tables keep their order.
     *
     * @param title its title
     * @param headers the titles of its columns
     * @param rows its rows, each with one cell per column
     */
    public void section(String title, List<String> headers, List<List<String>> rows) {
        List<Map<String, ?>> lines = new ArrayList<>(rows.size());
        rows.forEach(row -> lines.add(Map.of("cells", texts(row))));
        sections.add(Map.of("title", title, "headers", texts(headers), "rows", lines));
    }

    @Override
    public void end(Summary summary) throws IOException {
        CoverageTables.add(summary, this);
        Map<String, Object> page = new HashMap<>();
        page.put("date", date);
        page.put("run", Plural.of(summary.exchanges(), noun) + " of " + Plural.of(inputs, "input"));
        page.put("levels", levels(summary));
        page.put("asides", texts(Plural.asides(summary)));
        page.put("nothing", summary.findings() == 0 ? texts(List.of("Nothing was found.")) : List.of());
        Map<String, Map<Kind, List<FindingGroups.Group>>> operations = operations();
        page.put("filters", operations.isEmpty() ? List.of() : List.of(filters(operations)));
        page.put("operations", shown(operations));
        page.put(
                "gone", summary.resolved().isEmpty() ? List.of() : List.of(Map.of("lines", texts(summary.resolved()))));
        page.put("sections", sections);
        HtmlPage.of("report/report").write(page, out);
        out.flush();
    }

    private static List<Map<String, ?>> levels(Summary summary) {
        List<Map<String, ?>> levels = new ArrayList<>();
        for (Level level : Level.values()) {
            String[] counted = Plural.of(summary.count(level), level.toString()).split(" ", 2);
            levels.add(Map.of("level", level, "count", counted[0], "noun", counted[1]));
        }
        return levels;
    }

    /** Returns the rows by operation and kind, ordered by level and then by frequency. */
    private Map<String, Map<Kind, List<FindingGroups.Group>>> operations() {
        Map<String, Map<Kind, List<FindingGroups.Group>>> unsorted = new TreeMap<>();
        groups.all()
                .forEach(group -> unsorted.computeIfAbsent(operation(group.finding()), id -> new HashMap<>())
                        .computeIfAbsent(kind(group.finding()), key -> new ArrayList<>())
                        .add(group));
        Map<String, Map<Kind, List<FindingGroups.Group>>> sorted = new LinkedHashMap<>();
        unsorted.entrySet().stream()
                .sorted(Comparator.comparing(entry -> heaviest(entry.getValue())))
                .forEach(entry -> sorted.put(entry.getKey(), sorted(entry.getValue())));
        return sorted;
    }

    private static Level heaviest(Map<Kind, List<FindingGroups.Group>> kinds) {
        return kinds.keySet().stream()
                .map(Kind::level)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Map<Kind, List<FindingGroups.Group>> sorted(Map<Kind, List<FindingGroups.Group>> kinds) {
        Map<Kind, List<FindingGroups.Group>> sorted = new LinkedHashMap<>();
        kinds.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Kind, List<FindingGroups.Group>>, Level>comparing(
                                entry -> entry.getKey().level())
                        .thenComparing(entry -> -findings(entry.getValue()))
                        .thenComparing(entry -> entry.getKey().rule()))
                .forEach(entry -> sorted.put(
                        entry.getKey(),
                        entry.getValue().stream()
                                .sorted(Comparator.comparing(FindingGroups.Group::findings)
                                        .reversed())
                                .toList()));
        return sorted;
    }

    private static Map<String, ?> filters(Map<String, Map<Kind, List<FindingGroups.Group>>> operations) {
        Set<Level> levels = new TreeSet<>();
        Set<String> rules = new TreeSet<>();
        operations
                .values()
                .forEach(kinds -> kinds.keySet().forEach(kind -> {
                    levels.add(kind.level());
                    rules.add(kind.rule());
                }));
        return Map.of("levels", texts(levels), "operations", texts(operations.keySet()), "rules", texts(rules));
    }

    private List<Map<String, ?>> shown(Map<String, Map<Kind, List<FindingGroups.Group>>> operations) {
        Map<String, String> help = Judge.rules().stream().collect(Collectors.toMap(Rule::id, Rule::help));
        List<Map<String, ?>> shown = new ArrayList<>();
        operations.forEach((operation, kinds) -> {
            List<Map<String, ?>> groups = new ArrayList<>();
            kinds.forEach((kind, group) -> groups.add(Map.of(
                    "level", kind.level(),
                    "rule", kind.rule(),
                    "help", help.getOrDefault(kind.rule(), ""),
                    "number", findings(group),
                    "count", Plural.of(findings(group), "finding"),
                    "rows", group.stream().map(this::row).toList())));
            long findings =
                    kinds.values().stream().mapToLong(HtmlReport::findings).sum();
            shown.add(Map.of("operation", operation, "count", Plural.of(findings, "finding"), "kinds", groups));
        });
        return shown;
    }

    private Map<String, ?> row(FindingGroups.Group group) {
        Finding finding = group.finding();
        List<Map<String, ?>> places = new ArrayList<>();
        boolean same = group.messages().size() == 1;
        for (FindingGroups.Occurrence occurrence : group.first()) {
            places.add(Map.of(
                    "input", occurrence.input(),
                    "line", occurrence.line(),
                    "entry", occurrence.entry(),
                    "pointer",
                            texts(occurrence.pointer().filter(at -> !at.isEmpty()).stream()
                                    .toList()),
                    "message", same ? List.of() : texts(List.of(occurrence.message()))));
        }
        long more = group.findings() - group.first().size();
        return Map.of(
                "pointer",
                texts(finding.pointer().map(MaskedText::pattern).filter(at -> !at.isEmpty()).stream()
                        .toList()),
                "subject",
                texts(subject(finding)),
                "status",
                finding.status() == 0 ? List.of() : texts(List.of(finding.status())),
                "count",
                counted(group),
                "messages",
                texts(group.messages()),
                "contract",
                texts(finding.contract().stream().toList()),
                "fingerprint",
                finding.fingerprint(),
                "places",
                places,
                "more",
                more > 0 ? texts(List.of("and " + more + " more")) : List.of());
    }

    /** Returns the subject of a finding without a pointer. */
    private List<String> subject(Finding finding) {
        return finding.pointer()
                .map(pointer -> pointer.isEmpty() ? List.of("the whole body") : List.<String>of())
                .orElse(List.of("the " + noun));
    }

    private String counted(FindingGroups.Group group) {
        String exchanges = Plural.of(group.exchanges(), noun);
        return group.findings() == group.exchanges()
                ? exchanges
                : Plural.of(group.findings(), "finding") + " in " + exchanges;
    }

    private String operation(Finding finding) {
        return finding.operation().orElse(ReportFormat.Frame.withoutOperation(noun));
    }

    private static Kind kind(Finding finding) {
        return new Kind(finding.level(), finding.rule());
    }

    private static long findings(List<FindingGroups.Group> group) {
        return group.stream().mapToLong(FindingGroups.Group::findings).sum();
    }

    /** Items of a section that holds one text each. */
    private static List<Map<String, ?>> texts(Collection<?> texts) {
        List<Map<String, ?>> items = new ArrayList<>(texts.size());
        texts.forEach(text -> items.add(Map.of("text", text)));
        return items;
    }
}
