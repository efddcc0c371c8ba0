package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.exchange.Recordings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command does if chatspec itself fails, or if a report cannot be written. */
class InternalErrorCommandTest {

    private static final ObjectNode CHAT = Recordings.entry("engage/getChat", "livechat");
    private static final ObjectNode BAD = Recordings.withBody(
            CHAT, CHAT.at("/response/content/text").textValue().replace("\"livechat\"", "\"LiveChat\""));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final InputStream standardInput = System.in;

    @TempDir
    private Path folder;

    /** A standard input whose second entry cannot be read, for a reason that no one expected. */
    @BeforeEach
    void breakStandardInput() throws IOException {
        byte[] har = Recordings.har(List.of(BAD));
        int end = har.length - 5;
        System.setIn(new SequenceInputStream(new ByteArrayInputStream(har, 0, end), new InputStream() {
            private int blanks;

            @Override
            public int read() {
                if (blanks++ < 1 << 16) {
                    return ' ';
                }
                throw new IllegalStateException("Anna's token");
            }
        }));
    }

    @AfterEach
    void restoreStandardInput() {
        System.setIn(standardInput);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void allReportsAreWrittenAndTheLastLineSaysHowToReportIt(int threads) throws IOException {
        Path other = folder.resolve("other.har");
        Files.write(other, Recordings.har(List.of(BAD)));
        Path json = folder.resolve("report.ndjson");
        Path sarif = folder.resolve("report.sarif");
        Path html = folder.resolve("report.html");
        Path junit = folder.resolve("report.xml");

        int exit = run(
                "check",
                "--threads=" + threads,
                "--report=text",
                "--report=json=" + json,
                "--report=sarif=" + sarif,
                "--report=html=" + html,
                "--report=junit=" + junit,
                "-",
                other.toString());

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("chatspec failed on 1 exchange; please report what the findings of internal-error say,"
                        + " without the recording.");
        assertThat(out.toString())
                .contains("error internal-error", "error enum: 2")
                .doesNotContain("Anna");
        assertThat(out.toString().lines()).last().isEqualTo("3 exchanges: 3 errors, 0 warnings, 0 notes");
        assertThat(Files.readAllLines(json))
                .hasSize(4)
                .filteredOn(line -> line.contains("internal-error\""))
                .first()
                .asString()
                .contains("\"input\":\"-\",\"entry\":2");
        assertThat(new ObjectMapper().readTree(sarif.toFile()).at("/runs/0/results"))
                .hasSize(3);
        assertThat(html).content().contains("internal-error");
        assertThat(junit).content().contains("internal-error").endsWith("</testsuites>\n");
    }

    @Test
    void noBaselineIsWritten() {
        Path known = folder.resolve("known.json");

        assertThat(run("check", "--write-baseline", known.toString(), "-")).isEqualTo(2);

        assertThat(known).doesNotExist();
        assertThat(err.toString().lines())
                .startsWith("The baseline is not written because some exchanges could not be judged.", "  " + known)
                .last()
                .asString()
                .startsWith("chatspec failed on 1 exchange");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no /dev/full")
    void aReportThatCannotBeWrittenToTheEndIsReportedAndTheOthersAreWritten() throws IOException {
        Path recording = folder.resolve("rec.har");
        Files.write(recording, Recordings.har(List.of(BAD)));
        Path json = folder.resolve("report.ndjson");

        int exit = run(
                "check",
                "--report=text",
                "--report=html=/dev/full",
                "--report=json=" + json,
                "--write-baseline=" + folder.resolve("known.json"),
                recording.toString());

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "Cannot write the file; name one in a writable folder.",
                        "  /dev/full",
                        "The baseline is not written because some exchanges could not be judged.",
                        "  " + folder.resolve("known.json"));
        assertThat(out.toString().lines()).last().isEqualTo("1 exchange: 1 error, 0 warnings, 0 notes");
        assertThat(Files.readAllLines(json)).hasSize(2);
    }

    @Test
    void anErrorOfJavaIsOneSentence() {
        PrintWriter failing = new PrintWriter(out) {
            @Override
            public void write(String text, int offset, int length) {
                throw new StackOverflowError();
            }
        };

        assertThat(Chatspec.run(failing, new PrintWriter(err), "rules")).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("Unexpected error; please report it: java.lang.StackOverflowError at ");
    }

    private int run(String... arguments) {
        return Chatspec.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
