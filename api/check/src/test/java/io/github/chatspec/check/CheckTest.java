package io.github.chatspec.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.report.Summary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

    private static final Judge JUDGE = Judge.of(Contract.builtIn());
    private static final ObjectNode GOOD = Recordings.entry("engage/getChat", "livechat");
    private static final ObjectNode BAD = Recordings.withBody(
            GOOD, GOOD.at("/response/content/text").textValue().replace("\"livechat\"", "\"LiveChat\""));

    @TempDir
    private Path folder;

    private final RecordingReport seen = new RecordingReport();
    private final List<String> failures = new ArrayList<>();

    @Test
    void everyRecordedSampleConformsToItsContractInEveryFormat() throws IOException {
        write("a.har", Recordings.har(Recordings.entries()));
        write("b/c.ndjson", Recordings.ndjson(Recordings.entries()));
        write("b/d.json.gz", Recordings.gzip(Recordings.har(Recordings.entries())));
        write("README.md", "not a recording".getBytes(StandardCharsets.UTF_8));

        Summary summary = check().build().run(inputs(folder), List.of(seen)).summary();

        assertThat(failures).isEmpty();
        assertThat(summary.exchanges()).isEqualTo(3L * Recordings.entries().size());
        assertThat(summary.count(Level.ERROR)).isZero();
        assertThat(seen.judged).allMatch(judged -> judged.operation().isPresent());
        assertThat(seen.judged.stream().map(JudgedExchange::input).distinct())
                .map(name -> name.substring(folder.toString().length() + 1))
                .containsExactly("a.har", "b/c.ndjson", "b/d.json.gz");
        assertThat(seen.ended).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void findingsComeInTheOrderOfTheInputWhateverTheThreads(int threads) throws IOException {
        List<ObjectNode> entries = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            entries.add(i % 7 == 0 ? BAD : GOOD);
        }
        Path file = write("many.ndjson", Recordings.ndjson(entries));

        Summary summary = check().threads(threads)
                .threadsFrom(0)
                .build()
                .run(inputs(file), List.of(seen))
                .summary();

        assertThat(summary.exchanges()).isEqualTo(3000);
        assertThat(seen.judged).extracting(JudgedExchange::entry).isSorted().hasSize(3000);
        assertThat(seen.judged)
                .filteredOn(judged -> !judged.findings().isEmpty())
                .extracting(JudgedExchange::entry)
                .hasSize(429)
                .allMatch(entry -> entry % 7 == 1);
    }

    @Test
    void aBrokenLineIsAFindingAboutItAndTheOthersAreJudged() throws IOException {
        Path file = write(
                "broken.ndjson",
                (GOOD + "\nnot json\n\n{\"request\": 1}\n" + BAD + "\n").getBytes(StandardCharsets.UTF_8));

        check().build().run(inputs(file), List.of(seen));

        assertThat(seen.lines())
                .containsExactly("2@2 input-syntax null 0", "3@4 input-syntax null 0", "4@5 enum engage/getChat 200");
    }

    @Test
    void aBrokenEntryOfAnArchiveCostsNoOtherOne() throws IOException {
        String har = "{\"log\": {\"entries\": [\n" + GOOD + ",\n{\"request\": tru},\n" + BAD + "]}}";
        Path file = write("broken.har", har.getBytes(StandardCharsets.UTF_8));

        check().build().run(inputs(file), List.of(seen));

        assertThat(seen.lines()).containsExactly("2@3 input-syntax null 0", "3@4 enum engage/getChat 200");
    }

    @Test
    void whatTheRecorderLeftOutIsANoteAndTheHeadIsJudged() throws IOException {
        ObjectNode left = GOOD.deepCopy();
        ((ObjectNode) left.at("/response/content")).remove("text");
        ((ObjectNode) left.at("/response/headers/0")).put("value", "text/html");
        Path file = write("left.ndjson", Recordings.ndjson(List.of(left)));

        check().build().run(inputs(file), List.of(seen));

        assertThat(seen.lines())
                .containsExactly("1@1 body-missing engage/getChat 200", "1@1 media-type engage/getChat 200");
    }

    @Test
    void bareBodiesAreThoseOfTheNamedOperation() throws IOException {
        String body = BAD.at("/response/content/text").textValue();
        Path file = write("body.json", body.getBytes(StandardCharsets.UTF_8));
        Path recorded = write("rec.har", Recordings.har(List.of(BAD)));

        check().bodiesOf("engage/getChat", 200)
                .build()
                .run(List.of(Input.of(file.toString()), Input.of(recorded.toString())), List.of(seen));

        assertThat(seen.lines())
                .containsExactly(
                        "1@1 enum engage/getChat 200",
                        "1@1 enum engage/getChat 200"
                                .replace("@1", "@" + seen.judged.get(1).line()));
        assertThat(seen.judged).extracting(judged -> judged.source().whole()).containsExactly(true, false);
        Finding finding = seen.judged.get(0).findings().get(0);
        assertThat(seen.judged.get(0).line(finding))
                .isEqualTo(1
                        + body.substring(0, body.indexOf("\"channel\""))
                                .chars()
                                .filter(c -> c == '\n')
                                .count());
    }

    @Test
    void bareBodiesMayBeOnePerLine() throws IOException {
        String good = GOOD.at("/response/content/text").textValue().replaceAll("\\s*\n\\s*", " ");
        String bad = good.replace("\"livechat\"", "\"LiveChat\"");
        byte[] input = (good + "\n" + bad + "\n").getBytes(StandardCharsets.UTF_8);

        check().bodiesOf("engage/getChat", 200)
                .lines()
                .standardInput(new ByteArrayInputStream(input))
                .build()
                .run(List.of(Input.of("-")), List.of(seen));

        assertThat(seen.lines()).containsExactly("2@2 enum engage/getChat 200");
    }

    @Test
    void aBareBodyWithoutAnOperationIsReportedAndTheOthersAreJudged() throws IOException {
        Path body = write("body.json", "{}".getBytes(StandardCharsets.UTF_8));
        Path missing = folder.resolve("missing.har");
        Path recorded = write("rec.har", Recordings.har(List.of(BAD)));

        check().build()
                .run(
                        List.of(Input.of(body.toString()), Input.of(missing.toString()), Input.of(recorded.toString())),
                        List.of(seen));

        assertThat(failures)
                .containsExactly(
                        "This file is not a recording; name its --format, or the --operation of a bare body. " + body,
                        "Cannot read the file. " + missing);
        assertThat(seen.judged).hasSize(1);
    }

    @Test
    void anExplicitFormatOverridesDetection() throws IOException {
        Path file = write("rec.har", Recordings.har(List.of(GOOD)));

        check().bodiesOf("engage/getChat", 200)
                .format(RecordingFormat.BODY)
                .build()
                .run(inputs(file), List.of(seen));

        assertThat(seen.judged)
                .singleElement()
                .satisfies(judged ->
                        assertThat(judged.findings()).extracting(Finding::rule).contains("required"));
    }

    @Test
    void knownFindingsPassAndNewOnesFail() throws IOException {
        Path file = write("rec.ndjson", Recordings.ndjson(List.of(BAD, GOOD, BAD)));
        Baseline found = check().build().run(inputs(file), List.of()).findings().orElseThrow();
        Baseline baseline = written(found);
        ObjectNode other = Recordings.withBody(
                BAD, BAD.at("/response/content/text").textValue().replace("\"response\":", "\"respons\":"));
        Path later = write("later.ndjson", Recordings.ndjson(List.of(BAD, other)));

        Summary summary = check().baseline(baseline)
                .build()
                .run(inputs(later), List.of(seen))
                .summary();

        assertThat(found.size()).isEqualTo(1);
        assertThat(summary.known()).isEqualTo(1);
        assertThat(summary.resolved()).isEmpty();
        assertThat(seen.lines()).isNotEmpty().allMatch(line -> line.startsWith("2@2 "));
        assertThat(check().baseline(baseline)
                        .build()
                        .run(inputs(write("good.ndjson", Recordings.ndjson(List.of(GOOD)))), List.of())
                        .summary()
                        .resolved())
                .containsExactly("enum engage/getChat 200 /response/channel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"chatspec\": \"baseline\"}",
                "{\"chatspec\": \"baseline\", \"fingerprints\": [1]}",
                "{\"chatspec\": \"baseline\", \"version\": 2, \"version\": 1, \"fingerprints\": []}",
                "{\"chatspec\": \"baseline\", \"version\": 1e1000000000, \"fingerprints\": []}",
                "{\"chatspec\": \"baseline\", \"version\": 1E400, \"fingerprints\": []}",
                "{\"chatspec\": \"baseline\", \"version\": 99, \"fingerprints\": []}",
                "{\"log\": {\"entries\": []}}",
                "\u0000\u0001\u00ff",
                "",
                "{"
            })
    void otherFilesAreRejectedAsBaseline(String text) throws IOException {
        Path file = write("baseline.json", text.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> Baseline.read(file))
                .isInstanceOf(BaselineException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void beyondTheBoundFindingsAreOnlyCounted() throws IOException {
        Path file = write("rec.ndjson", Recordings.ndjson(List.of(BAD, BAD, BAD, BAD, BAD)));

        Summary summary =
                check().maxFindings(2).build().run(inputs(file), List.of(seen)).summary();

        assertThat(summary.count(Level.ERROR)).isEqualTo(5);
        assertThat(summary.withheld()).isEqualTo(3);
        assertThat(seen.lines()).hasSize(2);
        assertThat(seen.judged).hasSize(5);
    }

    @Test
    void aCheckRunsAnyNumberOfTimesWithTheSameResult() throws IOException {
        Path file = write("rec.ndjson", Recordings.ndjson(List.of(BAD, GOOD, BAD)));
        Check check = check().maxFindings(1).build();

        CheckResult first = check.run(inputs(file), List.of(seen));
        CheckResult second = check.run(inputs(file), List.of(seen));

        assertThat(second.summary()).isEqualTo(first.summary());
        assertThat(second.summary().exchanges()).isEqualTo(3);
        assertThat(seen.lines()).hasSize(2);
    }

    @Test
    void coverageIsMeasuredOnRequestOnly() throws IOException {
        Path file = write("rec.ndjson", Recordings.ndjson(List.of(GOOD)));

        CheckResult measured = check().coverage(Contract.builtIn()).build().run(inputs(file), List.of());

        assertThat(measured.summary().coverage()).isPresent();
        assertThat(measured.observations().orElseThrow().contracts()).containsOnlyKeys("engage");
        assertThat(check().build().run(inputs(file), List.of()).observations()).isEmpty();
    }

    private Check.Builder check() {
        return Check.builder(JUDGE).listener((sentence, place) -> failures.add(sentence + " " + place));
    }

    private List<Input> inputs(Path path) {
        return Input.in(path.toString(), unreadable -> failures.add(unreadable.toString()));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private Baseline written(Baseline baseline) throws IOException {
        Path file = folder.resolve("written.json");
        try (JsonGenerator json = new JsonFactory().createGenerator(Files.newOutputStream(file))) {
            baseline.write(json);
        }
        return Baseline.read(file);
    }
}
