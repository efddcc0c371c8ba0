package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.exchange.Recordings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
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
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("replaces the standard input")
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
        assertThat(err.toString().lines()).containsExactly("The input contains no exchanges.", "  " + empty);
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
                "--report yaml | Unknown report format yaml; use one of text,",
                "--report text=no/such/folder/x.txt | Cannot write the file; name one in a writable folder.",
                "--report text= | Cannot write the file; name one in a writable folder.",
                "--threads 0 | The number of threads must be at least 1; choose another --threads.",
                "--max-findings -1 | The number of findings must not be negative; choose another --max-findings.",
                "--base proxy.example | This is not a base URL; give one like https://proxy.example/prefix",
                "--baseline none.json | Cannot read the baseline; write one",
                "--format xml | Invalid value for option '--format'"
            })
    void aWrongOptionExitsWith2AndASentence(String options, String sentence) {
        assertThat(check(options.split(" ", 2)[0], options.split(" ", 2)[1], bad))
                .isEqualTo(2);
        assertThat(err.toString().lines()).first().asString().startsWith(sentence);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void findingsOfAWrittenBaselinePass() {
        Path baseline = folder.resolve("known.json");

        assertThat(check("--write-baseline", baseline, bad)).isZero();
        assertThat(err.toString().lines()).containsExactly("The baseline contains 1 finding.", "  " + baseline);
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
        assertThat(once).isEqualTo(Contract.builtIn().size());
    }

    @Test
    void aTokenThatTheBodyEchoesIsNotCountedByItsName() throws IOException {
        String token = "KanaryTokenAlphaOnly";
        ObjectNode entry = Recordings.withBody(
                GOOD,
                GOOD.at("/response/content/text")
                        .textValue()
                        .replace("\"livechat\"", '"' + token + '"')
                        .replace("\"flag\"", '"' + token + '"'));
        entry.withObject("/request")
                .withArray("headers")
                .addObject()
                .put("name", "X-Auth-Token")
                .put("value", token);
        Path file = Files.write(folder.resolve("echo.har"), Recordings.har(List.of(entry)));
        Path seen = folder.resolve("seen.json");
        Path json = folder.resolve("report.json");

        check("--coverage", "--write-coverage", seen, "--report=json=" + json, "--report=text", "--show-values", file);

        assertThat(out + Files.readString(seen) + Files.readString(json)).doesNotContain(token);
    }

    @Test
    void whatIsReadOrWrittenAlreadyIsNotWritten() throws IOException {
        byte[] before = Files.readAllBytes(bad);
        Path link = Files.createSymbolicLink(folder.resolve("link.har"), bad);

        for (Object[] options : new Object[][] {
            {"--report", "json=" + bad},
            {"--report", "json=" + link},
            {"--report=json=" + folder + "/x", "--report=text=" + folder + "/./x"},
            {"--write-baseline", bad},
            {"--write-coverage", folder + "/x", "--report=json=" + folder + "/x"}
        }) {
            List<Object> all = new ArrayList<>(List.of(options));
            all.add(bad);
            assertThat(check(all.toArray())).isEqualTo(2);
        }
        assertThat(Files.readAllBytes(bad)).isEqualTo(before);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatALinkLeadsToIsWrittenAndTheLinkStays() throws IOException {
        Path target = Files.writeString(folder.resolve("target.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), target);

        assertThat(check("--report", "text=" + link, bad)).isEqualTo(1);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(target).content().contains("error enum");
    }

    @Test
    void aFolderLoopIsReportedAndTheOtherFilesAreChecked() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("all/inner"));
        Files.copy(bad, inner.resolve("bad.har"));
        Files.createSymbolicLink(inner.resolve("loop"), folder.resolve("all"));
        Files.writeString(inner.resolve("package.json"), "{}");

        assertThat(check(folder.resolve("all"))).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "Cannot read this file or folder.",
                        inner.resolve("loop").toString());
        assertThat(err.toString()).contains("Skipped: this file is not a recording.");
        assertThat(out.toString()).contains("2 exchanges: 1 error");
    }

    @Test
    void anotherFileOfAFolderIsNothingToFailFor() throws IOException {
        Path all = Files.createDirectories(folder.resolve("all"));
        Files.copy(good, all.resolve("good.har"));
        Files.writeString(all.resolve("package.json"), "{}");

        assertThat(check(all)).isZero();
        assertThat(err.toString().lines())
                .containsExactly("Skipped: this file is not a recording.", "  " + all.resolve("package.json"));
    }

    @Test
    void aBaselineThatCannotBeWrittenIsToldBeforeAnythingIsJudged() {
        Path report = folder.resolve("report.txt");

        assertThat(check("--write-baseline", "no/such/folder/b.json", "--report", "text=" + report, bad))
                .isEqualTo(2);
        assertThat(report).doesNotExist();
    }

    @Test
    void aRunThatCouldNotJudgeEverythingWritesNothingDownAsKnown() {
        Path baseline = folder.resolve("known.json");

        assertThat(check("--write-baseline", baseline, bad, folder.resolve("missing.har")))
                .isEqualTo(2);
        assertThat(baseline).doesNotExist();
    }

    @Test
    void anOutputThatCannotBeWrittenExitsWith2() {
        Writer full = new Writer() {
            @Override
            public void write(char[] characters, int offset, int length) throws IOException {
                throw new IOException("No room is left.");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        assertThat(Chatspec.run(new PrintWriter(full), new PrintWriter(err), "check", good.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("Cannot write the standard output");
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
