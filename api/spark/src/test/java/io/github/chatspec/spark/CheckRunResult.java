package io.github.chatspec.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.check.Check;
import io.github.chatspec.check.CheckResult;
import io.github.chatspec.check.Input;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.report.FailurePolicy;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What {@code chatspec check} says of recordings, to which the job is compared. */
final class CheckRunResult {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<ReportFormat, String> REPORTS = Map.of(
            ReportFormat.TEXT, "report.txt",
            ReportFormat.SARIF, "report.sarif",
            ReportFormat.JUNIT, "report.xml",
            ReportFormat.HTML, "report.html");

    private final List<JsonNode> findings = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final Map<ReportFormat, String> texts = new EnumMap<>(ReportFormat.class);
    private final JsonNode summary;
    private final String observations;

    private CheckRunResult(List<String> files, long maxFindings) throws IOException {
        Map<ReportFormat, StringWriter> outs = new EnumMap<>(ReportFormat.class);
        List<Report> reports = new ArrayList<>();
        ReportFormat.Frame frame = new ReportFormat.Frame(
                new FailurePolicy(Level.ERROR, false), CheckJob.version(), LocalDate.now(ZoneOffset.UTC), false);
        for (ReportFormat format : ReportFormat.values()) {
            outs.put(format, new StringWriter());
            reports.add(format.begin(new PrintWriter(outs.get(format)), frame));
        }
        CheckResult result = Check.builder(Judge.of(Contract.builtIn()).masking())
                .maxFindings(maxFindings)
                .coverage(Contract.builtIn())
                .listener((sentence, place) -> notices.addAll(List.of(sentence, "  " + place)))
                .build()
                .run(files.stream().map(Input::of).toList(), reports);
        outs.forEach((format, out) -> texts.put(format, out.toString()));
        String[] lines = texts.get(ReportFormat.JSON).split("\n");
        for (int i = 0; i < lines.length - 1; i++) {
            findings.add(JSON.readTree(lines[i]));
        }
        this.summary = JSON.readTree(lines[lines.length - 1]);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        result.observations().orElseThrow().write(bytes);
        this.observations = bytes.toString(UTF_8);
    }

    static CheckRunResult of(List<String> files, long maxFindings) throws IOException {
        return new CheckRunResult(files, maxFindings);
    }

    List<JsonNode> findings() {
        return findings;
    }

    List<String> notices() {
        return notices;
    }

    /** Compares the counts and the reports of a job with those of the check. */
    void assertSameReports(JobResult job, String description) throws IOException {
        assertThat(job.text("coverage.json")).as(description).isEqualTo(observations);
        assertThat(job.json("summary.json")).as(description).isEqualTo(summary);
        for (Map.Entry<ReportFormat, String> report : REPORTS.entrySet()) {
            assertThat(job.text(report.getValue()))
                    .as("%s, %s", report.getKey(), description)
                    .isEqualTo(texts.get(report.getKey()));
        }
        assertThat(job.out()).as(description).isEqualTo(texts.get(ReportFormat.TEXT));
    }
}
