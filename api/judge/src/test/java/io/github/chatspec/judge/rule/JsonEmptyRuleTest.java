package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Mutant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEmptyRuleTest {

    private static final Rule RULE = Mutant.rule("json-empty");
    private static final String OK = "/paths/~1v3.1~1chats/get/responses/200";

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t "})
    void aBodyOfNothingButWhiteSpaceIsReported(String body) {
        Mutant.assertOnly(
                findings(body),
                RULE,
                Level.ERROR,
                null,
                OK,
                "The body is not JSON: the text is empty (line 1, column 1, byte 0); promised is a JSON body.");
    }

    @Test
    void aBodyOfAnEmptyObjectIsNotEmpty() {
        assertThat(findings("{}")).extracting(Finding::rule).containsOnly("required");
    }

    @Test
    void anAnswerForWhichNoBodyIsPromisedMayBeEmpty(@TempDir Path folder) throws IOException {
        Path contract = Files.writeString(folder.resolve("gone.yaml"), """
                openapi: "3.1.0"
                info: {title: "Gone", version: "1"}
                paths:
                  /thing:
                    delete:
                      operationId: "deleteThing"
                      responses:
                        "204": {description: "Gone."}
                """);

        assertThat(Judge.of(Contract.read(contract))
                        .judge(Exchange.ofOperation("gone/deleteThing").status(204)))
                .isEmpty();
    }

    private static List<Finding> findings(String body) {
        return Mutant.JUDGE.judge(
                Exchange.ofOperation("engage/listChats").status(200).body(body.getBytes(StandardCharsets.UTF_8)));
    }
}
