package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.check.Recordings;
import io.github.chatspec.observe.Observations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckOptionsTest {

    private static final ObjectNode GOOD = Recordings.entry("engage/getChat", "livechat");
    private static final ObjectNode BAD = Recordings.withBody(
            GOOD, GOOD.at("/response/content/text").textValue().replace("\"livechat\"", "\"LiveChat\""));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path good;
    private Path bad;

    @BeforeEach
    void record() throws IOException {
        good = Files.write(folder.resolve("good.har"), Recordings.har(List.of(GOOD)));
        bad = Files.write(folder.resolve("bad.har"), Recordings.har(List.of(GOOD, BAD)));
    }

    @AfterEach
    void noStackTraceIsEverShown() {
        assertThat(out + "" + err).doesNotContain("\tat ", "Exception", "should not have happened");
    }

    @AfterEach
    void noHalfFileIsEverLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void aGoodRecordingExitsWith0AndABadOneWith1() {
        assertThat(check(good)).isZero();
        assertThat(out.toString().lines()).containsExactly("1 exchange: 0 errors, 0 warnings, 0 notes");
        assertThat(check(bad)).isEqualTo(1);
        assertThat(out.toString()).contains("      in " + bad + " entry 2");
    }

    @Test
    void theStandardInputIsADash() throws IOException {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(Files.readAllBytes(bad)));
            assertThat(run("check", "-")).isEqualTo(1);
        } finally {
            System.setIn(before);
        }
        assertThat(out.toString()).contains("      in - entry 2");
    }

    @Test
    void aRecordingWithoutExchangesExitsWith2() throws IOException {
        Path empty = Files.write(folder.resolve("empty.har"), Recordings.har(List.of()));

        assertThat(check(empty)).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("There is no exchange in the input; record one, or name another file.", "  " + empty);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aReportInAFileLeavesTheOutputEmpty() throws IOException {
        Path file = folder.resolve("report.txt");
        Files.writeString(file, "the old one");

        assertThat(check("--report", "text=" + file, bad)).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(Files.readAllLines(file))
                .contains("  error enum")
                .last()
                .isEqualTo("2 exchanges: 1 error, 0 warnings, 0 notes");
    }

    @Test
    void aFailedRunLeavesTheOldReport() throws IOException {
        Path file = Files.writeString(folder.resolve("report.txt"), "the old one");

        assertThat(check("--report", "text=" + file, "--contract", "none.yaml", bad))
                .isEqualTo(2);
        assertThat(check("--report", "text=" + file, "--report", "text", "--report", "text", bad))
                .isEqualTo(2);
        assertThat(Files.readString(file)).isEqualTo("the old one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--report yaml | No report has the form yaml; take one of text,",
                "--report text=no/such/folder/x.txt | The file cannot be written; name one in a folder that can be.",
                "--report text= | The file cannot be written; name one in a folder that can be.",
                "--threads 0 | At least one thread judges; take another --threads.",
                "--max-findings -1 | No fewer than 0 findings can be shown; take another --max-findings.",
                "--base proxy.example | A base is an address like https://proxy.example/prefix",
                "--baseline none.json | The baseline cannot be read; name a readable file, or write one",
                "--format xml | Invalid value for option '--format'"
            })
    void aWrongOptionExitsWith2AndASentence(String options, String sentence) {
        assertThat(check(options.split(" ", 2)[0], options.split(" ", 2)[1], bad))
                .isEqualTo(2);
        assertThat(err.toString().lines()).first().asString().startsWith(sentence);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatIsWrittenDownAsKnownPassesFromThenOn() {
        Path baseline = folder.resolve("known.json");

        assertThat(check("--write-baseline", baseline, bad)).isZero();
        assertThat(err.toString().lines()).containsExactly("1 finding is known from now on.", "  " + baseline);
        assertThat(check("--baseline", baseline, bad)).isZero();
        assertThat(out.toString().lines())
                .last()
                .isEqualTo("2 exchanges: 0 errors, 0 warnings, 0 notes; 1 known by the baseline");
        assertThat(check("--baseline", baseline, good)).isZero();
        assertThat(out.toString().lines()).contains("  enum engage/getChat 200 /response/channel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--show-values", "--fail-on=error"})
    void whatMayBeAPersonsIsShownOnlyWhereItIsAskedFor(String option) throws IOException {
        String text = GOOD.at("/response/content/text").textValue();
        ObjectNode body = (ObjectNode) new ObjectMapper().readTree(text);
        body.put("description", 491701234567L);
        Path file = Files.write(
                folder.resolve("person.har"), Recordings.har(List.of(Recordings.withBody(GOOD, body.toString()))));

        assertThat(check(option, file)).isEqualTo(1);
        assertThat(out.toString().contains("491701234567")).isEqualTo(option.equals("--show-values"));
    }

    @Test
    void aSecretIsNeverShown() throws IOException {
        ObjectNode entry = Recordings.withBody(GOOD, "{\"status_code\": \"s3cr3t-t0ken\", \"s3cr3t-t0ken\": 1}");
        Path file = Files.write(folder.resolve("secret.har"), Recordings.har(List.of(entry)));

        assertThat(check("--show-values", file)).isEqualTo(1);
        assertThat(out.toString()).contains("(not shown)").doesNotContain("s3cr3t");
    }

    @Test
    void whatWasSeenAndWhatNeverIsToldWhereItIsAskedFor() throws IOException {
        Path all = Files.write(folder.resolve("all.har"), Recordings.har(Recordings.entries()));
        Path json = folder.resolve("report.json");
        Path html = folder.resolve("report.html");

        assertThat(check("--coverage", "--report", "text", "--report=json=" + json, "--report=html=" + html, all))
                .isZero();

        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("engage/getChat: "))
                .contains("record next");
        String last = Files.readAllLines(json).get(Files.readAllLines(json).size() - 1);
        JsonNode rows = new ObjectMapper().readTree(last).at("/summary/coverage/rows");
        assertThat(rows)
                .anyMatch(row -> row.get("category").textValue().equals("vendor codes")
                        && row.get("n").intValue() > 0);
        assertThat(Jsoup.parse(Files.readString(html)).select("table tr")).hasSizeGreaterThan(rows.size());
        assertThat(check(all)).isZero();
    }

    @Test
    void whatTwoRunsSawIsAddedUpAndComparedByTheFilesTheyWrite() throws IOException {
        Path all = Files.write(folder.resolve("all.har"), Recordings.har(Recordings.entries()));
        Path seen = folder.resolve("seen.json");
        Path both = folder.resolve("both.json");

        assertThat(check("--write-coverage", seen, all)).isZero();
        assertThat(run("coverage", "merge", seen.toString(), seen.toString(), "--out", both.toString()))
                .isZero();
        assertThat(run("coverage", "show", both.toString())).isZero();
        assertThat(run("drift", seen.toString(), both.toString())).isZero();
        long once = Observations.read(seen).contracts().size();
        assertThat(once).isEqualTo(2);
    }

    @Test
    void findingsBeyondTheBoundAreCounted() throws IOException {
        Path many = Files.write(folder.resolve("many.har"), Recordings.har(List.of(BAD, BAD, BAD)));

        assertThat(check("--max-findings", "1", many)).isEqualTo(1);
        assertThat(out.toString())
                .contains("and 2 findings more, which are only counted; --max-findings shows more of them")
                .contains("3 exchanges: 3 errors");
    }

    private int check(Object... arguments) {
        List<String> all = new ArrayList<>(List.of("check"));
        Stream.of(arguments).map(Object::toString).forEach(all::add);
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Chatspec.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
