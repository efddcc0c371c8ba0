package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check that is started without picocli prints what it prints with it, and has the same exit code. */
class QuickCheckTest {

    private static final String GOOD = "../engage/samples/getChat/sms-minimal.json";
    private static final String PAGE = "../engage/samples/listChats/first-page.json";

    @TempDir
    private Path folder;

    /** What a command printed, and its exit code. */
    private record Printed(String out, String err, int code) {}

    /** Runs the same command line on both ways. */
    private interface Way {
        int run(PrintWriter out, PrintWriter err, String... arguments);
    }

    private static Printed printed(Way way, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = way.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Printed(out.toString(), err.toString(), code);
    }

    /** Returns the words of a command line, in which BROKEN, HAR, FOLDER and GOOD stand for files. */
    private String[] words(String line) throws IOException {
        Path broken = folder.resolve("broken.json");
        Files.writeString(
                broken,
                Files.readString(Path.of(GOOD)).replaceFirst("\"status\" *: *\"[^\"]*\"", "\"status\": \"lost\""));
        Path har = Files.writeString(folder.resolve("session.har"), "{\"log\": {\"entries\": []}}");
        List<String> words = new ArrayList<>();
        for (String word : line.split(" ")) {
            words.add(word.replace("BROKEN", broken.toString())
                    .replace("HAR", har.toString())
                    .replace("FOLDER", folder.toString())
                    .replace("GOOD", GOOD)
                    .replace("PAGE", PAGE)
                    .replace("EMPTY", ""));
        }
        return words.toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check --operation engage/getChat --status 200 GOOD",
                "check GOOD --operation engage/getChat",
                "check --status 200 GOOD --operation engage/getChat GOOD",
                "check --operation engage/getChat --status 200 BROKEN",
                "check --operation engage/getChat --status 404 GOOD",
                "check --operation engage/listChats PAGE BROKEN",
                "check --contract engage --operation engage/getChat GOOD",
                "check --contract engage --contract helpscout HAR",
                "check --contract helpscout --operation engage/getChat GOOD",
                "check --contract nothing.yaml GOOD",
                "check --operation engage/nothing GOOD",
                "check --operation engage/getChat absent.json",
                "check HAR",
                "check --threads 1 HAR",
                "check HAR --threads 12",
                "check --coverage HAR",
                "check --operation engage/getChat GOOD --coverage",
                "check GOOD",
                "check FOLDER",
                "check FOLDER HAR"
            })
    void aCommonFormIsCheckedWithoutPicocli(String line) throws IOException {
        String[] words = words(line);

        assertThat(QuickCheck.of(words)).isNotNull();
        assertThat(printed(Chatspec::run, words)).isEqualTo(printed(ChatspecCommand::run, words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "check EMPTY",
                "check - --operation engage/getChat --status 99",
                "check --help",
                "check GOOD --status",
                "check --status 99 GOOD",
                "check --status 0x10 GOOD",
                "check --threads 0 GOOD",
                "check --threads 1x GOOD",
                "check --threads 100 GOOD",
                "check --threads 1 --threads 2 GOOD",
                "check --coverage --coverage HAR",
                "check --coverage=true HAR",
                "check --coverage",
                "check --threads --coverage HAR",
                "check --status 200 --status 404 --operation engage/getChat GOOD",
                "check --operation engage/getChat --operation engage/listChats GOOD",
                "check --operation=engage/getChat GOOD",
                "check --operation --status 200 GOOD",
                "check --operaton engage/getChat GOOD",
                "check --lines --operation engage/getChat GOOD",
                "check --report json --operation engage/getChat BROKEN",
                "check --report GOOD",
                "check -- GOOD",
                "check @GOOD",
                "check \"GOOD\"",
                "rules",
                "chek GOOD",
                "--version"
            })
    void anyOtherFormIsLeftToPicocli(String line) throws IOException {
        String[] words = words(line);

        assertThat(QuickCheck.of(words)).isNull();
        assertThat(printed(Chatspec::run, words)).isEqualTo(printed(ChatspecCommand::run, words));
    }

    @Test
    void anEmptyCommandLineIsLeftToPicocli() {
        assertThat(QuickCheck.of()).isNull();
        assertThat(printed(Chatspec::run)).isEqualTo(printed(ChatspecCommand::run));
    }
}
