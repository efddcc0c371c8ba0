package io.github.chatspec.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.FailingSettings;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.report.FailurePolicy;
import io.github.chatspec.report.JsonReport;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.report.JunitReport;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.SarifReport;
import io.github.chatspec.report.Summary;
import io.github.chatspec.report.TextReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What chatspec fails on is one finding at its exchange, and nothing else is lost. */
class InternalErrorTest {

    private static final Judge JUDGE = Judge.of(Contract.builtIn());
    private static final ObjectNode GOOD = Recordings.entry("engage/getChat", "livechat");
    private static final String TEXT = GOOD.at("/response/content/text").textValue();
    private static final ObjectNode ENUM = Recordings.withBody(GOOD, TEXT.replace("\"livechat\"", "\"LiveChat\""));
    private static final ObjectNode TYPE =
            Recordings.withBody(GOOD, TEXT.replace("\"team_id\": 868", "\"team_id\": []"));

    @TempDir
    private Path folder;

    private final RecordingReport seen = new RecordingReport();
    private final List<String> failures = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aRuleThatFailsCostsNoOtherExchange(int threads) throws IOException {
        List<ObjectNode> entries = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            entries.add(i % 3 == 0 ? ENUM : i % 3 == 1 ? TYPE : GOOD);
        }

        CheckResult result = run(failing(StackOverflowError::new, "enum"), threads, entries, seen);

        assertThat(result.summary().exchanges()).isEqualTo(1500);
        assertThat(result.summary().rules()).isEqualTo(Map.of("internal-error", 500L, "type", 500L));
        assertThat(result.summary().internalErrors()).isEqualTo(500);
        assertThat(seen.rules()).hasSize(1000).startsWith("1@1 internal-error", "2@2 type", "4@4 internal-error");
        assertThat(seen.judged).extracting(JudgedExchange::entry).isSorted();
        assertThat(seen.summary).isEqualTo(result.summary());
        assertThat(result.failedReports()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void anExchangeThatExhaustsTheMemoryCostsNoOtherOne(int threads) throws IOException {
        CheckResult result = run(failing(OutOfMemoryError::new, "enum"), threads, List.of(ENUM, TYPE, GOOD), seen);

        assertThat(seen.rules()).containsExactly("1@1 internal-error", "2@2 type");
        assertThat(result.summary().exchanges()).isEqualTo(3);
    }

    @Test
    void aReportThatFailsOnAnExchangeSaysSoAndCostsNoOtherReportAnything() throws IOException {
        StringWriter json = new StringWriter();
        Report failing = new RecordingReport() {
            @Override
            public void add(JudgedExchange exchange) {
                if (exchange.findings().stream()
                        .anyMatch(finding -> finding.rule().equals("enum"))) {
                    throw new IllegalStateException("LiveChat");
                }
                super.add(exchange);
            }
        };

        CheckResult result = run(JUDGE, 1, List.of(TYPE, ENUM, TYPE), new JsonReport(json), failing, seen);

        assertThat(seen.rules()).containsExactly("1@1 type", "2@2 enum", "2@2 internal-error", "3@3 type");
        assertThat(((RecordingReport) failing).rules()).containsExactly("1@1 type", "2@2 internal-error", "3@3 type");
        assertThat(json.toString().lines()).hasSize(5).noneMatch(line -> line.contains("LiveChat\"}"));
        assertThat(result.summary().exchanges()).isEqualTo(3);
        assertThat(result.summary().internalErrors()).isEqualTo(1);
        assertThat(result.failedReports()).isEmpty();
    }

    @Test
    void aReportThatAlwaysFailsIsReportedAndTheOthersAreWritten() throws IOException {
        Report failing = new RecordingReport() {
            @Override
            public void add(JudgedExchange exchange) {
                throw new IllegalStateException();
            }
        };

        CheckResult result = run(JUDGE, 1, List.of(TYPE, GOOD, TYPE), failing, seen);

        assertThat(seen.rules()).containsExactly("1@1 type", "1@1 internal-error", "3@3 type");
        assertThat(seen.summary).isNotNull();
        assertThat(result.failedReports()).singleElement().satisfies(report -> {
            assertThat(report.report()).isSameAs(failing);
            assertThat(report.reason()).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void aReportThatCannotBeWrittenOrEndedIsReportedAndTheOthersAreWritten() throws IOException {
        Report full = new Report() {
            @Override
            public void add(JudgedExchange exchange) throws IOException {
                throw new IOException("The disk is full.");
            }

            @Override
            public void end(Summary summary) {
                throw new AssertionError("A report that failed is not ended.");
            }
        };
        Report endless = new RecordingReport() {
            @Override
            public void end(Summary summary) {
                throw new StackOverflowError();
            }
        };

        CheckResult result = run(JUDGE, 1, List.of(TYPE), full, endless, seen);

        assertThat(result.summary().internalErrors()).isZero();
        assertThat(result.failedReports())
                .extracting(CheckResult.FailedReport::report)
                .containsExactly(full, endless);
        assertThat(seen.rules()).containsExactly("1@1 type");
        assertThat(seen.summary).isEqualTo(result.summary());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aReaderThatFailsEndsItsInputOnlyAndSaysWhere(int threads) throws IOException {
        byte[] begin = Recordings.ndjson(List.of(TYPE, GOOD));
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(begin), new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("secret");
            }
        });
        Path other = folder.resolve("other.ndjson");
        Files.write(other, Recordings.ndjson(List.of(TYPE)));

        Summary summary = Check.builder(JUDGE)
                .threads(threads)
                .threadsFrom(0)
                .standardInput(broken)
                .listener((sentence, place) -> failures.add(sentence + " " + place))
                .build()
                .run(List.of(Input.of("-"), Input.of(other.toString())), List.of(seen))
                .summary();

        assertThat(failures).isEmpty();
        assertThat(seen.judged.stream()
                        .filter(judged -> judged.input().equals("-"))
                        .flatMap(judged -> judged.findings().stream())
                        .filter(finding -> finding.rule().equals("internal-error")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("chatspec failed on this exchange (java.lang.IllegalStateException at ")
                        .doesNotContain("secret"));
        assertThat(seen.judged).last().satisfies(judged -> {
            assertThat(judged.input()).isEqualTo(other.toString());
            assertThat(judged.findings()).extracting(Finding::rule).containsExactly("type");
        });
        assertThat(summary.internalErrors()).isEqualTo(1);
    }

    @Test
    void aBaselineDoesNotHideIt() throws IOException {
        Judge failing = failing(IllegalStateException::new, "enum");
        Baseline all = run(failing, 1, List.of(ENUM, TYPE), seen).findings().orElseThrow();
        RecordingReport again = new RecordingReport();

        CheckResult result = Check.builder(failing)
                .baseline(all)
                .build()
                .run(List.of(Input.of(folder.resolve("rec.ndjson").toString())), List.of(again));

        assertThat(again.rules()).containsExactly("1@1 internal-error");
        assertThat(result.summary().known()).isEqualTo(1);
    }

    @Test
    void theLimitOfFindingsDoesNotHideIt() throws IOException {
        Path file = folder.resolve("rec.ndjson");
        Files.write(file, Recordings.ndjson(List.of(TYPE, TYPE, ENUM)));

        CheckResult result = Check.builder(failing(IllegalStateException::new, "enum"))
                .maxFindings(1)
                .build()
                .run(List.of(Input.of(file.toString())), List.of(seen));

        assertThat(seen.rules()).containsExactly("1@1 type", "3@3 internal-error");
        assertThat(result.summary().withheld()).isEqualTo(1);
    }

    @Test
    void everyReportShowsWhereAndOfWhichTypeItWas() throws IOException {
        StringWriter text = new StringWriter();
        StringWriter json = new StringWriter();
        StringWriter sarif = new StringWriter();
        StringWriter junit = new StringWriter();

        run(
                failing(IllegalStateException::new, "enum"),
                1,
                List.of(GOOD, ENUM),
                TextReport.plain(new PrintWriter(text)),
                new JsonReport(json),
                new SarifReport(sarif, "1"),
                new JunitReport(junit, new FailurePolicy(Level.ERROR, false)));

        for (StringWriter report : List.of(text, json, sarif, junit)) {
            assertThat(report.toString()).contains("internal-error", "java.lang.IllegalStateException at ");
        }
        assertThat(text.toString()).contains("rec.ndjson entry 2");
    }

    private static Judge failing(Supplier<? extends Throwable> error, String... rules) {
        return JUDGE.with(FailingSettings.of(error, rules));
    }

    private CheckResult run(Judge judge, int threads, List<ObjectNode> entries, Report... reports) throws IOException {
        Path file = folder.resolve("rec.ndjson");
        Files.write(file, Recordings.ndjson(entries));
        return Check.builder(judge)
                .threads(threads)
                .threadsFrom(0)
                .listener((sentence, place) -> failures.add(sentence + " " + place))
                .build()
                .run(List.of(Input.of(file.toString())), List.of(reports));
    }
}
