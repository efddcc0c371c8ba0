package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatspecTest {

    private static final String GOOD = "../engage/samples/getChat/livechat.json";
    private static final String NO_FINDINGS = "1 exchange: 0 errors, 0 warnings, 0 notes";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @AfterEach
    void noStackTraceIsEverShown() {
        assertThat(out + "" + err).doesNotContain("\tat ", "Exception", "should not have happened");
    }

    @Test
    void aGoodSampleExitsWith0() {
        assertThat(check(GOOD)).isZero();
        assertThat(out.toString().lines()).containsExactly(NO_FINDINGS);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aBrokenBodyExitsWith1AndShowsTheFinding() throws IOException {
        Path broken = changed("flag", "status", "Closed");

        assertThat(check(broken.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("engage/getChat"),
                        line -> assertThat(line).isEqualTo("  error enum"),
                        line -> assertThat(line).isEqualTo("    /response/status of status 200"),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "      \"Closed\" is not one of the documented values \"queued\", \"picked\","
                                                + " \"onhold\" and \"closed\"; the nearest is \"closed\""
                                                + " (detail.chat.status)."),
                        line -> assertThat(line)
                                .matches("      engage/openapi\\.yaml:[0-9]+ \\(chatspec contract engage prints it\\)"),
                        line -> assertThat(line).isEqualTo("      in " + broken),
                        line -> assertThat(line).isEqualTo("1 exchange: 1 error, 0 warnings, 0 notes"));
    }

    @Test
    void aStatusThatIsNotDocumentedExitsWith1() {
        assertThat(run("check", "--operation", "engage/getChat", "--status", "418", GOOD))
                .isEqualTo(1);
        assertThat(out.toString()).contains("status-undocumented");
    }

    @Test
    void aFileThatCannotBeReadExitsWith2AndTheOthersAreStillJudged() throws IOException {
        Path broken = changed("flag", "status", "Closed");
        Path missing = folder.resolve("missing.json");

        assertThat(check(GOOD, missing.toString(), broken.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("Cannot read the file.", "  " + missing);
        assertThat(out.toString().lines()).last().isEqualTo("2 exchanges: 1 error, 0 warnings, 0 notes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nul\0.json | Cannot read the file.",
                "src/main/resources | No file in this folder or archive has the extension of a recording; name the files."
            })
    void anInvalidFileNameExitsWith2(String name, String sentence) {
        assertThat(check(name, GOOD)).isEqualTo(2);
        assertThat(err.toString().lines()).first().isEqualTo(sentence);
        assertThat(out.toString().lines()).containsExactly(NO_FINDINGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "600", "-1"})
    void aStatusThatHttpDoesNotKnowExitsWith2(String status) {
        assertThat(check("--status", status, GOOD)).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("An HTTP status is a number from 100 to 599; choose another --status.", "  " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--status=abc", "--bogus", "--fail-on=never"})
    void wrongUsageIsOneSentenceAndTheWayToTheHelp(String option) {
        assertThat(check(option, GOOD)).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(2)
                .satisfies(lines -> assertThat(lines.get(0)).endsWith("."))
                .endsWith("  see chatspec check --help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chek x.har | check",
                "coverge show x.json | coverage",
                "coverage mrge x.json | merge",
                "check --formt har x.har | --format",
                "redact --key k --statsu 200 a.har b.har | --status",
                "check --report sarf x.har | sarif",
                "check --report JUNT=x.xml x.har | junit"
            })
    void aMisspeltCommandOptionOrFormatGetsASuggestion(String line, String suggestion) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines())
                .first()
                .asString()
                .contains("; did you mean ")
                .containsPattern("[ ]" + suggestion + "([ =?].*)?$");
        assertThat(err.toString().lines()).last().asString().endsWith(" --help");
    }

    @Test
    void anUnknownReportFormatThatResemblesNoneListsAll() {
        assertThat(check("--report", "spreadsheet", GOOD)).isEqualTo(2);
        assertThat(err.toString().lines())
                .first()
                .isEqualTo(
                        "Unknown report format spreadsheet; use one of text, json, junit, sarif, github, markdown, html.");
    }

    @Test
    void aBodyThatIsTooMuchForAPatternIsReportedAndTheOthersAreStillJudged() throws IOException {
        Path contract = Files.writeString(folder.resolve("words.yaml"), """
                openapi: "3.1.0"
                info: {title: "Words", version: "1"}
                paths:
                  /words:
                    get:
                      operationId: "getWord"
                      responses:
                        "200":
                          description: "The word."
                          content:
                            application/json:
                              schema: {type: "string", pattern: "^(a|b)*$"}
                """);
        Path tooLong = Files.writeString(folder.resolve("long.json"), '"' + "a".repeat(1_000_000) + '"');
        Path good = Files.writeString(folder.resolve("good.json"), "\"ab\"");

        assertThat(run(
                        "check",
                        "--contract",
                        contract.toString(),
                        "--operation",
                        "words/getWord",
                        tooLong.toString(),
                        good.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "A pattern of the contract takes too long on this text; fix the pattern.",
                        "  ^(a|b)*$",
                        "  " + tooLong);
        assertThat(out.toString().lines()).containsExactly(NO_FINDINGS);
    }

    @Test
    void anUnknownOperationExitsWith2AndNamesTheKnownOnes() {
        assertThat(run("check", "--operation", "acme/getUser", GOOD)).isEqualTo(2);
        assertThat(err.toString().lines())
                .first()
                .isEqualTo("Unknown operation acme/getUser; use one of "
                        + Contract.builtIn().stream()
                                .flatMap(contract -> contract.operations().stream())
                                .map(Operation::qualifiedId)
                                .collect(Collectors.joining(", "))
                        + ".");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aBrokenContractExitsWith2WithTheSentenceAndBelowItThePlace() throws IOException {
        Path contract = Files.writeString(folder.resolve("broken.yaml"), "openapi: \"3.1.0\"\ninfo: [\n");

        assertThat(run("check", "--contract", contract.toString(), "--operation", "broken/x", GOOD))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "The contract is not well-formed: while parsing a flow node, expected the node content, but"
                                + " found '<stream end>'.",
                        "  " + contract + ":3:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.yaml", "nul\0.yaml"})
    void aContractThatIsNotThereExitsWith2(String name) {
        assertThat(run("check", "--contract", name, "--operation", "none/x", GOOD))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "Cannot read the contract; name a readable file.", "  " + name.replace("\0", "\\u0000"));
    }

    @Test
    void aForeignContractIsJudgedBy() throws IOException {
        Path contract = Files.createDirectory(folder.resolve("copy")).resolve("openapi.json");
        Files.writeString(
                contract, Contract.builtIn("engage").document().toString().replace("externalValue", "x-external"));

        assertThat(run("check", "--contract", contract.toString(), "--operation", "copy/getChat", GOOD))
                .isZero();
        assertThat(out.toString().lines()).containsExactly(NO_FINDINGS);
    }

    @Test
    void aBuiltInContractIsChosenByItsName() {
        assertThat(run("check", "--contract", "engage", "--operation", "engage/getChat", GOOD))
                .isZero();
        assertThat(run("check", "--contract", "helpscout", "--operation", "engage/getChat", GOOD))
                .isEqualTo(2);
    }

    @Test
    void aWarningFailsOnlyWhereItIsAskedTo() throws IOException {
        String warned = changed("flag", "mood", "sunny").toString();

        assertThat(check(warned)).isZero();
        assertThat(check("--fail-on", "warning", warned)).isEqualTo(1);
        assertThat(check("--fail-on", "NOTE", warned)).isEqualTo(1);
    }

    @Test
    void aNoteFailsOnlyWhereItIsAskedTo() {
        String noted = "../engage/samples/getChat/abc.json";

        assertThat(check(noted)).isZero();
        assertThat(check("--fail-on", "warning", noted)).isZero();
        assertThat(check("--fail-on", "note", noted)).isEqualTo(1);
    }

    @Test
    void withoutACommandTheHelpIsPrinted() {
        assertThat(run("--help")).isZero();
        String help = out.toString();
        out.getBuffer().setLength(0);

        assertThat(run()).isEqualTo(2);
        assertThat(out.toString()).isEqualTo(help);
    }

    @Test
    void aWrongCommandLineExitsWith2() {
        assertThat(run("chek")).isEqualTo(2);
        assertThat(run("check", GOOD)).isEqualTo(2);
        assertThat(run("check", "--operation", "engage/getChat")).isEqualTo(2);
        assertThat(run("check", "--operation", "engage/getChat", "--status", "ok", GOOD))
                .isEqualTo(2);
        assertThat(check("--fail-on", "blunder", GOOD)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "check",
                "completion",
                "contract",
                "coverage",
                "coverage merge",
                "coverage show",
                "drift",
                "redact",
                "rules",
                "sources"
            })
    void theHelpFitsATerminalAndEndsWithAnExample(String command) {
        String[] arguments = (command + " --help").strip().split(" ", -1);

        assertThat(run(arguments)).isZero();
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
        assertThat(out.toString().lines()).last().asString().matches("(Example:|  chatspec) .*");
        if (command.isEmpty()) {
            assertThat(out.toString().lines()).hasSizeLessThanOrEqualTo(24);
        }
    }

    @Test
    void theVersionsAreThatOfChatspecAndThoseOfTheContracts() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString().lines())
                .hasSize(Contract.builtIn().size() + 1)
                .first()
                .asString()
                .matches("chatspec [0-9]+\\.[0-9]+\\.[0-9]+");
    }

    @Test
    void theCompletionIsAScriptThatKnowsEveryCommandAndItsOptions() throws Exception {
        assertThat(run("completion")).isZero();
        Path script = Files.writeString(folder.resolve("completion.sh"), out.toString());
        String typed =
                "source '" + script + "'; COMP_WORDS=(chatspec check --write-b); COMP_CWORD=2; COMP_LINE='chatspec"
                        + " check --write-b'; COMP_POINT=24; _complete_chatspec; echo \"${COMPREPLY[@]}\"";

        Process bash = new ProcessBuilder("bash", "-c", typed).start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo("--write-baseline");
        assertThat(bash.waitFor()).isZero();
    }

    private int check(String... arguments) {
        List<String> all = new ArrayList<>(List.of("check", "--operation", "engage/getChat"));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Chatspec.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    /** A copy of the good sample in which one key of the chat gives way to another one with this value. */
    private Path changed(String gone, String key, String value) throws IOException {
        Sample sample = Contract.builtIn("engage")
                .operation("getChat")
                .orElseThrow()
                .sample("livechat")
                .orElseThrow();
        ObjectNode body = (ObjectNode) new ObjectMapper().readTree(sample.body());
        ((ObjectNode) body.get("response")).put(key, value).remove(gone);
        return Files.writeString(folder.resolve("changed.json"), body.toString());
    }
}
