package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.exchange.Recordings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("replaces the standard input")
class CheckFilesTest {

    private static final String TWICE = "Skipped: this input is named more than once.";
    private static final String USED = "The run already reads or writes this file; name another output file.";
    private static final String BASELINE = "{\"chatspec\": \"baseline\", \"version\": 2, \"fingerprints\": []}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path bad;

    @BeforeEach
    void record() throws IOException {
        ObjectNode good = Recordings.entry("engage/getChat", "livechat");
        String body = good.at("/response/content/text").textValue().replace("\"livechat\"", "\"LiveChat\"");
        bad = Files.write(folder.resolve("bad.har"), Recordings.har(List.of(Recordings.withBody(good, body))));
    }

    @AfterEach
    void noFailureIsUnexpected() {
        assertThat(out + "" + err).doesNotContain("\tat ", "Exception", "please report");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad.har", "./bad.har", "link.har", "linked/bad.har", "."})
    void aFileIsReadOnceWhateverItsNamesAre(String other) throws IOException {
        Files.createSymbolicLink(folder.resolve("link.har"), Path.of("bad.har"));
        Files.createDirectory(folder.resolve("inner"));
        Files.createSymbolicLink(folder.resolve("linked"), folder);

        check(bad, folder + "/" + other);

        assertThat(out.toString().lines()).last().isEqualTo("1 exchange: 1 error, 0 warnings, 0 notes");
        assertThat(err.toString()).contains(TWICE);
    }

    @Test
    void aFolderWithinAnotherOneIsReadOnce() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("all/inner"));
        Files.move(bad, inner.resolve("bad.har"));

        assertThat(check(folder.resolve("all"), inner)).isEqualTo(1);
        assertThat(err.toString().lines()).containsExactly(TWICE, "  " + inner.resolve("bad.har"));
        assertThat(out.toString()).contains("1 exchange: 1 error");
    }

    @Test
    void theStandardInputIsReadOnce() throws IOException {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(Files.readAllBytes(bad)));
        try {
            assertThat(check("-", "-")).isEqualTo(1);
        } finally {
            System.setIn(before);
        }
        assertThat(err.toString().lines()).containsExactly(TWICE, "  -");
    }

    @Test
    void aFileThatOnlyBeginsLikeAnArchiveIsReported() throws IOException {
        Path file = Files.write(folder.resolve("half.har"), new byte[] {'P', 'K', 3, 4, 0});

        assertThat(check(file, bad)).isEqualTo(2);
        assertThat(err.toString()).startsWith("Cannot read this file or folder.");
        assertThat(out.toString()).contains("1 exchange: 1 error");
    }

    @Test
    void aReportDoesNotReplaceABaselineOrContract() throws IOException {
        Path baseline = Files.writeString(folder.resolve("known.json"), BASELINE);
        Path contract = Files.writeString(
                folder.resolve("api.yaml"), "openapi: 3.1.0\ninfo: {title: Api, version: '1'}\npaths: {}\n");

        for (Object[] options : new Object[][] {
            {"--baseline", baseline, "--report", "json=" + baseline},
            {"--baseline", baseline, "--write-coverage", baseline},
            {"--contract", contract, "--report", "json=" + contract},
            {"--contract", contract, "--write-baseline", contract},
            {"--report", "json=" + folder + "/new", "--report", "sarif=" + link("other", "new")}
        }) {
            List<Object> all = new ArrayList<>(List.of(options));
            all.add(bad);
            assertThat(check(all.toArray())).as(all.toString()).isEqualTo(2);
            assertThat(err.toString()).startsWith(USED);
            err.getBuffer().setLength(0);
        }
        assertThat(baseline).hasContent(BASELINE);
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void aBaselineMayBeRenewed() throws IOException {
        Path baseline = Files.writeString(folder.resolve("known.json"), BASELINE);

        assertThat(check("--baseline", baseline, "--write-baseline", baseline, bad))
                .isZero();
        assertThat(baseline).content(StandardCharsets.UTF_8).contains("enum engage/getChat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--write-baseline", "--write-coverage"})
    void aFileThatIsFullExitsWith2AfterTheReports(String option) {
        Path report = folder.resolve("report.json");

        assertThat(check(option, "/dev/full", "--report", "json=" + report, bad))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("Cannot write the file; name one in a writable folder.", "  /dev/full");
        assertThat(report).isNotEmptyFile();
    }

    @Test
    void aReportThatIsNotWrittenCostsNoOtherOne() {
        Path report = folder.resolve("report.sarif");

        assertThat(check("--report", "html=/dev/full", "--report", "sarif=" + report, bad))
                .isEqualTo(2);
        assertThat(report).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--lines --format har | --lines and --format har contradict each other; use one of them.",
                "--lines | --lines is for bare bodies; name their operation with --operation.",
                "--format body | --format body is for bare bodies; name their operation with --operation.",
                "--operation engage/getChat --format har | --operation is for bare bodies; use --format har without it.",
                "--write-baseline - | The standard output cannot be used here; name a file.",
                "--report json=- | The standard output cannot be used here; name a file.",
                "--level =error | No rule has the id ''; chatspec rules lists them.",
                "--level enum= | '' is not a level; use error, warning, note or off."
            })
    void contradictoryOptionsAreRefused(String options, String sentence) {
        List<Object> all = new ArrayList<>(List.of(options.split(" ")));
        all.add(bad);

        assertThat(check(all.toArray())).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2).first().isEqualTo(sentence);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aCheckOfNothingIsWrongUsage() {
        assertThat(check()).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("Missing required parameter: 'FILE'.", "  see chatspec check --help");
    }

    private Path link(String name, String target) throws IOException {
        return Files.createSymbolicLink(folder.resolve(name), Path.of(target));
    }

    private int check(Object... arguments) {
        List<String> all = new ArrayList<>(List.of("check"));
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        return Chatspec.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }
}
