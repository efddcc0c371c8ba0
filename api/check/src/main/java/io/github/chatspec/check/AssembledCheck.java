package io.github.chatspec.check;

import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.coverage.Coverage;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.coverage.drift.Figures;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.rule.InternalErrorRule;
import io.github.chatspec.report.CleanCount;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.Summary;
import io.github.chatspec.text.ErrorOrigin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The result of a check whose parts were judged in several processes: the same as that of {@link Check#run} over the whole
 * inputs.
 */
public final class AssembledCheck {

    private final Check check;
    private final List<PartNumbers> parts;
    private final List<PartOffset> offsets = new ArrayList<>();
    private final PartTotals totals;
    private final Map<Level, Long> levels;
    private final Map<String, Long> rules;
    private final Set<String> knownFingerprints;
    private long known;

    /**
     * Assembles parts.
     *
     * @param check the configuration with which they were checked
     * @param parts the numbers of all parts, in the order of the inputs and of their parts
     * @param totals the merged counts of all parts
     */
    public AssembledCheck(Check check, List<PartNumbers> parts, PartTotals totals) {
        this.check = check;
        this.parts = List.copyOf(parts);
        this.totals = totals;
        this.levels = new EnumMap<>(Level.class);
        this.levels.putAll(totals.levels());
        this.rules = new TreeMap<>(totals.rules());
        this.knownFingerprints = new TreeSet<>(totals.knownFingerprints());
        this.known = totals.known();
        addOffsets();
    }

    private void addOffsets() {
        Set<SourceLine> seen = new HashSet<>();
        String input = null;
        long entries = 0;
        long lines = 0;
        long findings = 0;
        long internalErrors = 0;
        OpenLists lists = null;
        for (PartNumbers part : parts) {
            if (!part.input.equals(input)) {
                input = part.input;
                entries = 0;
                lines = 0;
                lists = new OpenLists(check.judge);
            }
            Set<SourceLine> reported = new HashSet<>();
            for (PartNumbers.AboutContract about : part.aboutContract) {
                if (!seen.add(about.place())) {
                    reported.add(about.place());
                    uncount(about);
                }
            }
            Summary.Builder added = Summary.builder();
            List<JudgedExchange> compared = compared(part.pages, lists, added);
            offsets.add(new PartOffset(entries, lines, findings, internalErrors, reported, compared));
            entries += part.entries;
            lines += part.lines;
            findings += part.findings - reported.size() + added.build().findings();
            internalErrors += part.internalErrors + added.build().internalErrors();
            count(added.build());
        }
    }

    /** Returns the exchanges with the new findings of comparing the first pages of a part with those of earlier parts. */
    private List<JudgedExchange> compared(PageBorders pages, OpenLists lists, Summary.Builder added) {
        FindingFilter filter = new FindingFilter(check.baseline, Long.MAX_VALUE, added);
        List<JudgedExchange> compared = new ArrayList<>();
        for (PageBorders.Answer first : pages.first()) {
            JudgedExchange judged = lists.compared(first.judged(), first.page());
            List<Finding> kept = filter.apply(judged.findings());
            if (!kept.isEmpty()) {
                compared.add(judged.with(kept));
            }
        }
        pages.last().forEach(lists::put);
        knownFingerprints.addAll(filter.knownFingerprints());
        return compared;
    }

    private void count(Summary added) {
        added.levels().forEach((level, count) -> levels.merge(level, count, Long::sum));
        added.rules().forEach((rule, count) -> rules.merge(rule, count, Long::sum));
        known += added.known();
    }

    /** Removes a finding about the contract that an earlier part has too. */
    private void uncount(PartNumbers.AboutContract about) {
        levels.computeIfPresent(about.level(), (level, count) -> count == 1 ? null : count - 1);
        rules.computeIfPresent(about.rule(), (rule, count) -> count == 1 ? null : count - 1);
    }

    /**
     * Returns what precedes each part.
     *
     * @return one offset for each part
     */
    public List<PartOffset> offsets() {
        return List.copyOf(offsets);
    }

    /**
     * Returns the number of new findings.
     *
     * @return the number
     */
    public long findings() {
        return levels.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Returns the number of exchanges on which chatspec failed.
     *
     * @return the number
     */
    public long internalErrors() {
        return rules.getOrDefault(InternalErrorRule.ID, 0L);
    }

    /**
     * Returns what the exchanges contained.
     *
     * @return the merged observations; empty unless the check measures coverage
     */
    public Optional<Observations> observations() {
        return totals.observations();
    }

    /**
     * Passes everything that could not be judged to a listener, in the order of the inputs.
     *
     * @param listener the listener
     */
    public void reportNotices(Check.Listener listener) {
        for (int i = 0; i < parts.size(); i++) {
            PartNumbers part = parts.get(i);
            PartOffset offset = offsets.get(i);
            for (PartNumbers.Notice notice : part.notices) {
                String place = notice.entry() == PartNumbers.WHOLE_INPUT
                        ? part.input
                        : part.input + " entry " + offset.entry(notice.entry());
                if (notice.isFailure()) {
                    listener.failed(notice.sentence(), place);
                } else {
                    listener.skipped(notice.sentence(), place);
                }
            }
            if (part.moreNotices > 0) {
                listener.failed("Further exchanges here could not be judged: " + part.moreNotices + ".", part.input);
            }
        }
    }

    /**
     * Writes reports and ends them.
     *
     * @param selected the exchanges with the findings that the reports receive, in the order of the inputs, as
     *     {@link PartOffset.Selection} selects them
     * @param reports the reports
     * @param listener receives the failure of the coverage
     * @return the result, without a baseline of all findings
     */
    public CheckResult report(List<JudgedExchange> selected, List<? extends Report> reports, Check.Listener listener) {
        GuardedReports guarded = new GuardedReports(reports);
        int next = 0;
        for (int first = 0; first < parts.size(); ) {
            int end = first + 1;
            while (end < parts.size() && parts.get(end).input.equals(parts.get(first).input)) {
                end++;
            }
            int last = next;
            while (last < selected.size() && selected.get(last).input().equals(parts.get(first).input)) {
                last++;
            }
            addInput(parts.subList(first, end), selected.subList(next, last), guarded);
            first = end;
            next = last;
        }
        Summary summary = summary(selected, listener);
        return new CheckResult(summary, Optional.empty(), totals.observations(), guarded.end(summary));
    }

    /** Adds the exchanges of an input; those without findings first, in the order in which their kinds first occur. */
    private static void addInput(List<PartNumbers> input, List<JudgedExchange> selected, GuardedReports reports) {
        Map<PartNumbers.ExchangeCount, Long> counts = new LinkedHashMap<>();
        for (PartNumbers part : input) {
            part.exchangeCounts.forEach(
                    count -> counts.merge(key(count.operation(), count.status()), count.exchanges(), Long::sum));
        }
        for (JudgedExchange judged : selected) {
            counts.merge(key(judged.operation(), judged.status()), -1L, Long::sum);
        }
        counts.forEach((kind, exchanges) ->
                reports.addClean(new CleanCount(input.get(0).input, kind.operation(), kind.status(), exchanges)));
        for (JudgedExchange judged : selected) {
            Optional<Throwable> failure = reports.add(judged);
            if (failure.isPresent()) {
                reports.addAgain(judged.with(List.of()).withFailure(failure.get()));
            }
        }
    }

    private static PartNumbers.ExchangeCount key(Optional<String> operation, int status) {
        return new PartNumbers.ExchangeCount(operation, status, 0);
    }

    private Summary summary(List<JudgedExchange> selected, Check.Listener listener) {
        long reported = 0;
        for (JudgedExchange judged : selected) {
            reported += judged.findings().size();
        }
        Optional<Coverage> coverage = Optional.empty();
        Optional<Figures> figures = Optional.empty();
        if (check.coverage.isPresent()) {
            try {
                Observations all = totals.observations().orElseGet(Observations::new);
                coverage = Optional.of(Coverage.of(check.coverage.get(), all));
                figures = Optional.of(Figures.of(all));
            } catch (RuntimeException | Error e) {
                listener.failed(CheckRun.INCOMPLETE_COVERAGE, ErrorOrigin.of(e));
            }
        }
        return new Summary(
                totals.exchanges(),
                totals.otherHosts(),
                Collections.unmodifiableMap(new EnumMap<>(levels)),
                new TreeMap<>(rules),
                findings() - reported,
                known,
                check.baseline.without(knownFingerprints),
                coverage,
                figures);
    }
}
