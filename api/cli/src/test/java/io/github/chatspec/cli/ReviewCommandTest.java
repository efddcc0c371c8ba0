package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewCommandTest {

    private static final String THINGS = """
            openapi: "3.1.0"
            info: {title: "Things", version: "1"}
            paths:
              /things:
                get:
                  operationId: "getThing"
                  responses:
                    "200":
                      description: "The thing."
                      content:
                        application/json:
                          schema: {$ref: "#/components/schemas/Thing"}
            components:
              schemas:
                Thing: {type: "object", properties: {color: {type: "string", enum: ["red"]}}}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeContract() throws IOException {
        Files.writeString(folder.resolve("things.yaml"), THINGS);
    }

    @Test
    void thePageOfTheBuiltInContractsIsPrinted() {
        assertThat(run()).isZero();

        Document page = Jsoup.parse(out.toString());
        for (Contract contract : Contract.builtIn()) {
            for (Operation operation : contract.operations()) {
                assertThat(page.getElementById(operation.qualifiedId())).isNotNull();
            }
        }
        assertThat(page.select("#documents .row")).isNotEmpty();
    }

    @Test
    void aContractInAGitRepositoryIsComparedWithARevisionAndWithRecordings() throws Exception {
        Files.createDirectories(folder.resolve("inner"));
        Files.writeString(folder.resolve("inner/recorded.json"), "{\"color\": \"green\"}");
        List<List<String>> printed = ChatspecSession.run(
                List.of(
                        "git init -q . && git add things.yaml"
                                + " && git -c user.name=A -c user.email=a@example.com commit -q -m First && git tag v1",
                        "sed -i.bak 's/\"red\"/\"red\", \"blue\"/' things.yaml",
                        "chatspec check --contract things.yaml --operation things/getThing --status 200"
                                + " --write-coverage seen.json inner/recorded.json",
                        "chatspec review --contract things.yaml --since v1 --coverage seen.json -o review.html",
                        "echo $?"),
                folder);

        assertThat(printed.get(3)).isEmpty();
        assertThat(printed.get(4)).containsExactly("0");
        Document page = Jsoup.parse(Files.readString(folder.resolve("review.html")));
        assertThat(page.getElementById("things/schemas/Thing/color=blue")
                        .select(".change")
                        .eachText())
                .anyMatch(text -> text.contains("New: v1:./things.yaml (version 1) does not have it."));
        assertThat(page.getElementById("things/schemas/Thing/color")
                        .select(".open")
                        .text())
                .contains("The undocumented value \"green\" was recorded once");
    }

    @Test
    void theHistoryOfAFileIsShownWhereThereIsOne() throws Exception {
        String commit = "git add things.yaml api && git -c user.name=A -c user.email=a@example.com commit -q -m Next";
        Files.createDirectories(folder.resolve("api/engage"));
        Files.writeString(folder.resolve("api/engage/openapi.yaml"), "{info: {version: \"0\"}}");
        List<List<String>> printed = ChatspecSession.run(
                List.of(
                        "chatspec review --contract things.yaml --contract engage --history -o without.html",
                        "echo $?",
                        "git init -q . && " + commit + " && git tag v1",
                        "sed -i.bak 's/\"red\"/\"red\", \"blue\"/' things.yaml && " + commit + " && git tag v2",
                        "chatspec review --contract things.yaml --contract engage --contract helpscout --history"
                                + " -o review.html",
                        "echo $?"),
                folder);

        assertThat(printed.get(0)).isEmpty();
        assertThat(printed.get(1)).containsExactly("0");
        assertThat(printed.get(4)).isEmpty();
        assertThat(printed.get(5)).containsExactly("0");
        assertThat(Jsoup.parse(Files.readString(folder.resolve("without.html"))).select(".since"))
                .isEmpty();
        Document history = Jsoup.parse(Files.readString(folder.resolve("review.html")));
        assertThat(history.getElementById("things/schemas/Thing/color=red")
                        .select(".since")
                        .text())
                .isEqualTo("In the contract since v1");
        assertThat(history.getElementById("things/schemas/Thing/color=blue")
                        .select(".since")
                        .text())
                .isEqualTo("In the contract since v2");
        assertThat(history.getElementById("engage").select(".since").text()).isEqualTo("In the contract since v1");
        assertThat(history.getElementById("helpscout").select(".since")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--contract nothing",
                "--contract FOLDER/nothing.yaml",
                "--coverage FOLDER/nothing.json",
                "--coverage FOLDER/things.yaml",
                "--since no-such-revision",
                "--since no-such-revision --contract FOLDER/things.yaml",
                "--since -x --contract FOLDER/things.yaml",
                "-o FOLDER/no/such/folder/review.html",
                "-o FOLDER/things.yaml --contract FOLDER/things.yaml"
            })
    void whatCannotBeReadOrWrittenIsOneSentenceAndNoFile(String options) throws IOException {
        String[] words = options.replace("FOLDER", folder.toString()).split(" ");
        Path file = folder.resolve("review.html");
        String[] arguments = options.contains("-o ") ? words : withOutput(words, file);

        assertThat(run(arguments)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines().toList()).hasSize(2);
        assertThat(err.toString().lines().findFirst().orElseThrow()).endsWith(".");
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("things.yaml")).hasContent(THINGS);
    }

    private static String[] withOutput(String[] words, Path file) {
        String[] arguments = Arrays.copyOf(words, words.length + 2);
        arguments[words.length] = "-o";
        arguments[words.length + 1] = file.toString();
        return arguments;
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "review";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Chatspec.run(new PrintWriter(out), new PrintWriter(err), all);
    }
}
