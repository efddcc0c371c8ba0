package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every sample stands before the judge, under its one name. */
class SamplesTest {

    @TestFactory
    Stream<DynamicTest> everySampleKeepsItsContract() {
        return Mutant.JUDGE.operations().stream().flatMap(SamplesTest::samples);
    }

    @TestFactory
    Stream<DynamicTest> everyPrintedMessageKeepsItsContractInsideAChat() {
        Contract engage = Contract.builtIn("engage");
        return engage.at("/components/schemas/Message/x-examples").properties().stream()
                .map(example -> DynamicTest.dynamicTest("Message " + example.getKey(), () -> {
                    JsonNode message = message(engage, example);
                    assertOnlyNotes(Mutant.of("engage/getChat", "sms-minimal")
                            .set("/response/messages", "[]")
                            .set("/response/messages/-", message)
                            .findings());
                }));
    }

    private static Stream<DynamicTest> samples(Operation operation) {
        return operation.samples().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        operation.qualifiedId() + " " + sample.name(),
                        () -> assertOnlyNotes(Mutant.of(operation, sample).findings())));
    }

    private static JsonNode message(Contract engage, Map.Entry<String, JsonNode> example) {
        return Mutant.tree(
                engage.readFile(example.getValue().path("externalValue").asText()));
    }

    private static void assertOnlyNotes(List<Finding> findings) {
        assertThat(findings)
                .filteredOn(finding -> finding.level() != Level.NOTE)
                .isEmpty();
    }
}
