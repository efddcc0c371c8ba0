package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.testing.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a check needs not, a process that only checks does not load; it would take longer than the check. */
class ColdStartTest {

    private static final List<String> NEEDLESS = List.of(
            "com.networknt.",
            "io.github.chatspec.judge.shaded.",
            "io.swagger.",
            "org.yaml.",
            "org.snakeyaml.",
            "com.fasterxml.jackson.dataformat.",
            "com.fasterxml.jackson.core.JsonFactory",
            "java.lang.runtime.ObjectMethods",
            "io.github.chatspec.exchange.EntryCursor",
            "io.github.chatspec.coverage.",
            "io.github.chatspec.report.HtmlReport",
            "io.github.chatspec.report.JunitReport",
            "io.github.chatspec.report.SarifReport",
            "java.sql.",
            "java.util.stream.",
            "jdk.proxy");

    @ParameterizedTest
    @CsvSource({
        "engage/getChat, 200, ../engage/samples/getChat/sms-minimal.json",
        "engage/getChat, 404, ../engage/samples/getChat/unknown-chat.json",
        "engage/listChats, 200, ../engage/samples/listChats/first-page.json",
        "helpscout/getChat, 200, ../helpscout/samples/getChat/chat.json"
    })
    void aCleanBodyIsJudgedWithoutYamlAValidatorStreamsAnnotationsAndOtherReports(
            String operation, String status, String file) throws IOException, InterruptedException {
        Process check = check(List.of(), List.of("--operation", operation, "--status", status, file));
        List<String> lines = lines(check);

        assertThat(check.waitFor()).isZero();
        assertThat(lines).contains("1 exchange: 0 errors, 0 warnings, 0 notes");
        assertThat(lines).anyMatch(line -> line.contains("io.github.chatspec.judge.verdict.ByteVerdict "));
        // What stands in Java's own archive costs next to nothing, and later releases make more of it.
        assertThat(lines)
                .filteredOn(line -> !line.contains("shared objects file"))
                .noneMatch(line -> NEEDLESS.stream().anyMatch(beginning -> line.contains("] " + beginning)));
        // Also those that are there take time, since they link method handles.
        assertThat(lines)
                .noneMatch(line -> line.contains("] io.github.chatspec.") && line.contains("$$Lambda"))
                .noneMatch(line -> line.contains("] java.util.regex.Pattern "));
    }

    @Test
    void aCheckWithCopiesOfTheContractsReadsNoResource(@TempDir Path folder) throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("engage"));
        try (InputStream names = resource("/chatspec/contracts.txt");
                InputStream snapshot = resource("/chatspec/engage/openapi.snapshot")) {
            Files.copy(names, folder.resolve("contracts.txt"));
            Files.copy(snapshot, folder.resolve("engage/openapi.snapshot"));
        }

        List<String> lines = checkWithCopies(folder, "engage/getChat", "../engage/samples/getChat/sms-minimal.json");

        assertThat(lines).contains("1 exchange: 0 errors, 0 warnings, 0 notes");
        assertThat(lines).noneMatch(line -> line.contains("URLConnection "));
    }

    @Test
    void aContractWithoutACopyIsReadFromTheJar(@TempDir Path folder) throws IOException, InterruptedException {
        List<String> lines = checkWithCopies(folder, "engage/getChat", "../engage/samples/getChat/sms-minimal.json");

        assertThat(lines).contains("1 exchange: 0 errors, 0 warnings, 0 notes");
    }

    @Test
    void aRecordingWithoutBrotliIsCheckedWithoutItsLibrary() throws IOException {
        String folder = "src/test/resources/cases/two-missing-keys-at-one-place/";

        List<String> lines = lines(check(List.of(), List.of("--contract", folder + "api.json", folder + "rec.har")));

        assertThat(lines).anyMatch(line -> line.contains("io.github.chatspec.exchange.ContentCoding "));
        assertThat(lines).noneMatch(line -> line.contains("] org.brotli."));
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Chatspec.class.getResourceAsStream(name), name);
    }

    private static List<String> checkWithCopies(Path folder, String operation, String file)
            throws IOException, InterruptedException {
        Process check = check(
                List.of("-Dchatspec.snapshots=" + folder), List.of("--operation", operation, "--status", "200", file));
        List<String> lines = lines(check);
        assertThat(check.waitFor()).isZero();
        return lines;
    }

    /** Starts a check that prints which classes it loads. */
    private static Process check(List<String> javaOptions, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-Xlog:class+load:stdout:tags", "-cp", classPath()));
        all.addAll(javaOptions);
        List<String> words = new ArrayList<>(List.of("check"));
        words.addAll(arguments);
        return JavaProcess.of(all, Chatspec.class, words)
                .redirectErrorStream(true)
                .start();
    }

    private static List<String> lines(Process check) throws IOException {
        return new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** Picocli asks Groovy where it is there, which is only with the tests: REST Assured brings it along. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("groovy"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
