package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTest {

    @Test
    void everyRuleHasAnIdOfItsOwnAndOneSentenceOfHelp() {
        assertThat(Judge.rules())
                .extracting(Rule::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
        assertThat(Judge.rules()).extracting(Rule::help).allMatch(help -> help.endsWith("."));
    }

    @Test
    void everyRuleHasATestOfItsOwn() {
        assertThat(Judge.rules())
                .extracting(rule -> rule.getClass().getSimpleName() + "Test.java")
                .allSatisfy(name -> assertThat(Path.of("src/test/java/io/github/chatspec/judge", name))
                        .isRegularFile());
    }

    @Test
    void theOperationIsFoundByTheRequestAsWell() {
        Mutant sample = Mutant.of("engage/getChat", "livechat").set("/response/flag", "7");
        Headers headers = Headers.NONE.with("access_token", "x").with("teamid", "868");
        Request request = new Request("GET", "https://acme.imi.chat/v3.1/chats/C1", headers);
        byte[] body = sample.tree().toString().getBytes(StandardCharsets.UTF_8);
        Exchange exchange = Exchange.of(request).status(200).body(body);

        assertThat(Mutant.JUDGE.judge(exchange)).isEqualTo(sample.findings());
    }

    @Test
    void findingsStandInTheOrderOfThePlacesAndIndexesInTheOrderOfTheirNumbers() {
        Mutant page = Mutant.of("engage/listChats", "first-page");
        page.set("/response/-", page.tree().at("/response/9").deepCopy())
                .set("/response/10/flag", "1")
                .set("/response/2/flag", "1")
                .set("/response/2/assignee", "1")
                .set("/status_code", "1");

        assertThat(page.findings())
                .extracting(finding -> finding.pointer().orElseThrow())
                .containsExactly(
                        "/response", "/response/2/assignee", "/response/2/flag", "/response/10/flag", "/status_code");
    }

    @Test
    void theOrderOfThePropertiesChangesNoFinding() {
        for (Mutation mutation : Mutation.all()) {
            Mutant mutant = mutation.mutant();
            List<Finding> before = mutant.findings();

            assertThat(mutant.set("", shuffled(mutant.tree(), new Random(7))).findings())
                    .as(mutation.toString())
                    .isEqualTo(before);
        }
    }

    @Test
    void theOrderOfTheClausesChangesNoRuleAndNoPlace(@TempDir Path folder) throws IOException {
        Judge other = Judge.of(Contract.read(withClausesTurnedRound(folder)));

        List<Mutation> mutations = new ArrayList<>(Mutation.ofMessages());
        mutations.addAll(Mutation.all("engage"));
        for (Mutation mutation : mutations) {
            List<Finding> expected = mutation.mutant().findings();
            List<Finding> found = mutation.mutant().findings(other);

            assertThat(found)
                    .as(mutation.toString())
                    .extracting(JudgeTest::ruleAndPlace)
                    .isEqualTo(expected.stream().map(JudgeTest::ruleAndPlace).toList());
            assertThat(found)
                    .extracting(Finding::message)
                    .isEqualTo(expected.stream().map(Finding::message).toList());
        }
    }

    @Test
    void aNumberOfAnyMagnitudeIsJudged() {
        for (String number : List.of("1e999999999", "-1e999999999", "1e-999999999", "9".repeat(999))) {
            Mutant mutant = Mutant.of("engage/getChat", "livechat").set("/response/flag", number);

            assertThat(mutant.findings()).extracting(Finding::rule).containsExactly("type");
        }
    }

    @Test
    void aJudgeKnowsTheOperationsOfItsContractsOnly() {
        Judge judge = Judge.of(Contract.builtIn("helpscout"));

        assertThat(judge.operations()).extracting(Operation::qualifiedId).containsExactly("helpscout/getChat");
        assertThat(judge.judge(Exchange.ofOperation("engage/getChat").status(200)))
                .extracting(Finding::rule)
                .containsExactly("operation-unknown");
    }

    private static String ruleAndPlace(Finding finding) {
        return finding.rule() + " " + finding.pointer();
    }

    private static Path withClausesTurnedRound(Path folder) throws IOException {
        ObjectNode document = Contract.builtIn("engage").document().deepCopy();
        document.findParents("externalValue").forEach(example -> ((ObjectNode) example).remove("externalValue"));
        for (JsonNode found : document.findValues("allOf")) {
            List<JsonNode> clauses = new ArrayList<>();
            found.forEach(clauses::add);
            Collections.reverse(clauses);
            ((ArrayNode) found).removeAll().addAll(clauses);
        }
        Path file = Files.createDirectory(folder.resolve("engage")).resolve("openapi.json");
        return Files.writeString(file, document.toString());
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(item -> copy.add(shuffled(item, random)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
        Collections.shuffle(fields, random);
        ObjectNode copy = object.objectNode();
        fields.forEach(field -> copy.set(field.getKey(), shuffled(field.getValue(), random)));
        return copy;
    }
}
