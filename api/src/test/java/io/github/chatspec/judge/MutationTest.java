package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Sample;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mutation of a good answer gives one finding, at the place of the mutation. */
class MutationTest {

    static List<String> kinds() {
        return Mutation.all().stream().map(Mutation::kind).distinct().toList();
    }

    static List<Operation> operations() {
        return Mutant.JUDGE.operations();
    }

    @Test
    void everyKindOfMutationIsTried() {
        assertThat(kinds())
                .containsExactlyInAnyOrder(
                        "wrong type",
                        "unknown value",
                        "bad date",
                        "local date",
                        "undocumented key",
                        "missing key",
                        "null");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void oneMutationGivesOneFindingAtItsPlace(String kind) {
        List<String> wrong = new ArrayList<>();
        for (Mutation mutation : Mutation.all()) {
            if (mutation.kind().equals(kind)) {
                Set<String> before = new LinkedHashSet<>();
                Mutant.of(mutation.operation(), mutation.sample())
                        .findings()
                        .forEach(note -> before.add(note.toString()));
                List<Finding> added = mutation.mutant().findings().stream()
                        .filter(finding -> !before.contains(finding.toString()))
                        .toList();
                boolean one = added.size() == 1
                        && added.get(0).rule().equals(mutation.rule())
                        && added.get(0).pointer().orElse("-").equals(mutation.expected());
                if (!one) {
                    wrong.add(mutation + " gave " + added);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theCodeOfAnotherStatusGivesOneFindingAtTheCode(Operation operation) {
        for (Response response : operation.responses()) {
            for (Response other : operation.responses()) {
                for (String code : foreignCodes(response, other)) {
                    Sample sample = response.samples().get(0);
                    String pointer = response.contents().get(0).vendorCode().orElseThrow();

                    assertThat(Mutant.of(operation, sample).set(pointer, code).findings())
                            .singleElement()
                            .satisfies(finding -> {
                                assertThat(finding.rule()).isEqualTo("enum");
                                assertThat(finding.pointer()).contains(pointer);
                            });
                }
            }
        }
    }

    @Test
    void aMessageInTheOtherDirectionOrWithoutAKeyGivesAtMostOneError() {
        for (Mutation mutation : Mutation.ofMessages()) {
            assertThat(mutation.mutant().findings())
                    .as(mutation.toString())
                    .filteredOn(finding -> finding.level() == Level.ERROR)
                    .hasSizeLessThanOrEqualTo(1)
                    .allSatisfy(finding -> {
                        assertThat(finding.rule()).isIn("message-content", "required");
                        assertThat(finding.pointer().orElseThrow()).startsWith(mutation.expected());
                    });
        }
    }

    private static List<String> foreignCodes(Response response, Response other) {
        return other.vendorCodes().stream()
                .filter(code -> !response.vendorCodes().contains(code))
                .toList();
    }
}
