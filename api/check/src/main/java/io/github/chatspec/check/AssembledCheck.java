package io.github.chatspec.check;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.coverage.Coverage;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.coverage.drift.Figures;
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

/**
 * The result of a check whose parts were judged in several processes: the same as that of {@link Check#run} over the whole
 * inputs.
 */
public final class AssembledCheck {

    private final List<PartNumbers> parts;
    private final List<PartOffset> offsets = new ArrayList<>();
    private final PartTotals totals;
    private final Map<Level, Long> levels;
    private final Map<String, Long> rules;

    /**
     * Assembles parts.
     *
     * @param parts the numbers of all parts, in the order of the inputs and of their parts
     * @param totals the merged counts of all parts
     */
    public AssembledCheck(List<PartNumbers> parts, PartTotals totals) {
        this.parts = List.copyOf(parts);
        this.totals = totals;
        this.levels = new EnumMap<>(Level.class);
        this.levels.putAll(totals.levels());
        this.rules = new TreeMap<>(totals.rules());
        addOffsets();
    }

    private void addOffsets() {
        Set<SourceLine> seen = new HashSet<>();
        String input = null;
        long entries = 0;
        long lines = 0;
        long findings = 0;
        long internalErrors = 0;
        for (PartNumbers part : parts) {
            if (!part.input.equals(input)) {
                input = part.input;
                entries = 0;
                lines = 0;
            }
            Set<SourceLine> reported = new HashSet<>();
            for (PartNumbers.AboutContract about : part.aboutContract) {
                if (!seen.add(about.place())) {
                    reported.add(about.place());
                    uncount(about);
                }
            }
            offsets.add(new PartOffset(entries, lines, findings, internalErrors, reported));
            entries += part.entries;
            lines += part.lines;
            findings += part.findings - reported.size();
            internalErrors += part.internalErrors;
        }
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
     * @param baseline the known findings
     * @param contracts the contracts whose coverage the parts measured, if they did
     * @param reports the reports
     * @param listener receives the failure of the coverage
     * @return the result, without a baseline of all findings
     */
    public CheckResult report(
            List<JudgedExchange> selected,
            Baseline baseline,
            Optional<List<Contract>> contracts,
            List<? extends Report> reports,
            Check.Listener listener) {
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
        Summary summary = summary(selected, baseline, contracts, listener);
        return new CheckResult(summary, Optional.empty(), totals.observations(), guarded.end(summary));
    }

    /** Adds the exchanges of an input; those without findings first, in the order in which their kinds first occur. */
    private static void addInput(List<PartNumbers> input, List<JudgedExchange> selected, GuardedReports reports) {
        Map<PartNumbers.Kind, Long> counts = new LinkedHashMap<>();
        for (PartNumbers part : input) {
            part.kinds.forEach(kind -> counts.merge(key(kind.operation(), kind.status()), kind.exchanges(), Long::sum));
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

    private static PartNumbers.Kind key(Optional<String> operation, int status) {
        return new PartNumbers.Kind(operation, status, 0);
    }

    private Summary summary(
            List<JudgedExchange> selected,
            Baseline baseline,
            Optional<List<Contract>> contracts,
            Check.Listener listener) {
        long reported = 0;
        for (JudgedExchange judged : selected) {
            reported += judged.findings().size();
        }
        Optional<Coverage> coverage = Optional.empty();
        Optional<Figures> figures = Optional.empty();
        if (contracts.isPresent()) {
            try {
                Observations all = totals.observations().orElseGet(Observations::new);
                coverage = Optional.of(Coverage.of(contracts.get(), all));
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
                totals.known(),
                baseline.without(totals.occurred()),
                coverage,
                figures);
    }
}
