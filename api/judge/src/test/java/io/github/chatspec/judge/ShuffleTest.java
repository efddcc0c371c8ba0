package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither the order of a body's properties nor that of the contract's clauses changes a finding. */
class ShuffleTest {

    private static final int EACH = 9;

    @Test
    void theOrderOfThePropertiesChangesNoFinding() {
        Random random = new Random(7);
        List<Mutation> mutations = each(Contract.builtIn(), "");
        assertThat(mutations).hasSizeGreaterThan(1000);

        for (Mutation mutation : mutations) {
            mutation.tree()
                    .ifPresent(tree -> assertThat(
                                    Mutant.JUDGE.judge(mutation.good().exchange(shuffled(tree, random))))
                            .as(mutation.toString())
                            .usingRecursiveFieldByFieldElementComparatorIgnoringFields("position")
                            .isEqualTo(Mutant.JUDGE.judge(mutation.good().exchange(tree))));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfTheClausesAndBranchesChangesNoFindingButItsPlaceInTheContract(long seed) {
        Judge other = Judge.of(shuffledContract(new Random(seed)));
        List<Mutation> mutations = each(List.of(Contract.builtIn("engage")), "/messages/");
        assertThat(mutations).hasSizeGreaterThan(500);

        for (Mutation mutation : mutations) {
            assertThat(other.judge(mutation.made().get()))
                    .as(mutation.toString())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("contract")
                    .isEqualTo(Mutant.JUDGE.judge(mutation.made().get()));
        }
    }

    /** Some mutations of every good answer, and always those that only ruling 14 speaks of. */
    private static List<Mutation> each(List<Contract> contracts, String place) {
        List<Mutation> all = contracts.stream()
                .flatMap(contract -> Good.of(contract).stream())
                .flatMap(good -> Mutation.of(good).stream())
                .filter(mutation -> mutation.place().contains(place))
                .toList();
        return IntStream.range(0, all.size())
                .filter(i -> i % EACH == 0
                        || all.get(i)
                                .expected()
                                .rule()
                                .filter("message-content"::equals)
                                .isPresent())
                .mapToObj(all::get)
                .toList();
    }

    private static Contract shuffledContract(Random random) {
        ObjectNode document = Contract.builtIn("engage").document().deepCopy();
        document.findParents("externalValue").forEach(example -> ((ObjectNode) example).remove("externalValue"));
        for (String composition : List.of("allOf", "anyOf")) {
            for (JsonNode found : document.findValues(composition)) {
                List<JsonNode> clauses = new ArrayList<>();
                found.forEach(clauses::add);
                Collections.shuffle(clauses, random);
                ((ArrayNode) found).removeAll().addAll(clauses);
            }
        }
        return Contract.of("engage", document.toString());
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
