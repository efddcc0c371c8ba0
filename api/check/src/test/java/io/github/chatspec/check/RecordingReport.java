package io.github.chatspec.check;

import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.Summary;
import java.util.ArrayList;
import java.util.List;

/** A report that keeps everything it receives. */
class RecordingReport implements Report {

    final List<JudgedExchange> judged = new ArrayList<>();
    Summary summary;
    int ended;

    @Override
    public void add(JudgedExchange exchange) {
        judged.add(exchange);
    }

    @Override
    public void end(Summary complete) {
        summary = complete;
        ended++;
    }

    /** Returns a line with entry, line, rule, operation and status for each finding. */
    List<String> lines() {
        return judged.stream()
                .flatMap(exchange -> exchange.findings().stream()
                        .map(finding -> exchange.entry() + "@" + exchange.line() + " " + finding.rule() + " "
                                + finding.operation().orElse(null) + " " + finding.status()))
                .toList();
    }

    /** Returns a line with entry, line and rule for each finding. */
    List<String> rules() {
        return judged.stream()
                .flatMap(exchange -> exchange.findings().stream()
                        .map(finding -> exchange.entry() + "@" + exchange.line() + " " + finding.rule()))
                .toList();
    }
}
