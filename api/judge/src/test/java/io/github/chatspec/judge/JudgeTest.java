package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.rule.Rule;
import io.github.chatspec.judge.rule.Rules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgeTest {

    @Test
    void everyRuleHasAnIdAndOneSentenceOfHelp() {
        assertThat(Judge.rules())
                .extracting(Rule::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
        assertThat(Judge.rules()).extracting(Rule::help).allMatch(help -> help.endsWith("."));
    }

    @Test
    void someRulesAreAboutMoreThanTheBody() {
        assertThat(Rules.outsideBody())
                .extracting(Rule::id)
                .containsExactly(
                        "operation-unknown",
                        "status-undocumented",
                        "media-type",
                        "header-missing",
                        "header-type",
                        "request-missing",
                        "request-type",
                        "request-media-type",
                        "request-body");
        assertThat(Judge.rules())
                .extracting(Rule::id)
                .containsAll(Rules.outsideBody().stream().map(Rule::id).toList());
    }

    @Test
    void everyRuleHasATest() {
        assertThat(Judge.rules())
                .extracting(rule -> Stream.of(rule.id().split("-"))
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining("", "", "RuleTest.java")))
                .allSatisfy(name -> assertThat(Path.of("src/test/java/io/github/chatspec/judge/rule", name))
                        .isRegularFile());
    }

    @Test
    void theOperationIsFoundByTheRequestAsWell() {
        Mutant sample = Mutant.of("engage/getChat", "livechat").set("/response/flag", "7");
        Headers headers = Headers.NONE.with("access_token", "x").with("teamid", "868");
        Request request = new Request("GET", "https://acme.imi.chat/v3.1/chats/CSR7QK2M9XV4T1B8", headers);
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
    void keysThatLookLikeIndexesComeBeforeOthersHoweverManyThereAre() {
        Mutant chat = Mutant.of("engage/getChat", "livechat");
        List<String> keys = Stream.of("9", "10", "1a", "z", "2", "09b")
                .flatMap(key -> Stream.of(key, key + key, key + "0", "1" + key, "3" + key, key + "5", "7" + key))
                .distinct()
                .sorted(Comparator.comparing(String::hashCode))
                .toList();
        keys.forEach(key -> chat.set("/response/" + key, "1"));

        List<String> pointers = chat.findings().stream()
                .map(finding -> finding.pointer().orElseThrow().substring("/response/".length()))
                .toList();

        assertThat(pointers).hasSize(keys.size());
        assertThat(pointers)
                .filteredOn(key -> key.matches("[0-9]+"))
                .isSortedAccordingTo(Comparator.comparing(Long::valueOf));
        assertThat(pointers).filteredOn(key -> !key.matches("[0-9]+")).isSorted();
        assertThat(pointers.stream().map(key -> key.matches("[0-9]+")).toList())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void aNumberOfAnyMagnitudeIsJudged() {
        for (String number : List.of("1e9999", "-1e9999", "1e-9999", "9".repeat(999))) {
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

    @Test
    void anOperationIsLookedUpByItsQualifiedIdInTheContractsOfTheJudge() {
        Judge judge = Judge.of(Contract.builtIn("helpscout"));

        assertThat(judge.operation("helpscout/getChat"))
                .contains(judge.operations().get(0));
        assertThat(judge.operation("helpscout/getChats")).isEmpty();
        assertThat(judge.operation("engage/getChat")).isEmpty();
        assertThat(judge.operation("getChat")).isEmpty();
    }
}
