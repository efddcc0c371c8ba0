package io.github.chatspec.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConflictLinesTest {

    static Stream<Contract> contracts() {
        return Contract.builtIn().stream();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "root",
            value = {
                "root, root",
                "/info/title, root",
                "/security/0, root",
                "/components/schemas/Thing, /components/schemas/Thing",
                "/components/schemas/Thing/required/0, /components/schemas/Thing",
                "/components/schemas/Thing/properties/a/maxLength, /components/schemas/Thing/properties/a",
                "/components/schemas/Thing/properties/headers/type, /components/schemas/Thing/properties/headers",
                "/components/schemas/Thing/properties/properties/properties/b/type, /components/schemas/Thing/properties/properties/properties/b",
                "/components/schemas/Thing/allOf/1/then/properties/a/minLength, /components/schemas/Thing",
                "/components/schemas/Thing/properties/then/type, /components/schemas/Thing/properties/then",
                "/components/schemas/Color/x-enum-facts/red, /components/schemas/Color/x-enum-facts/red",
                "/components/schemas/Color/enum/0, /components/schemas/Color",
                "/components/parameters/Size/schema/maximum, /components/parameters/Size",
                "/paths/~1things/summary, /paths/~1things/summary",
                "/paths/~1things/get/security/0, /paths/~1things/get",
                "/paths/~1things/get/responses/200/content/application~1json/schema/type, /paths/~1things/get/responses/200",
                "/paths/~1things/get/responses/200/headers/a/schema, /paths/~1things/get/responses/200/headers/a",
            })
    void theLineOfAPlaceIsTheNearestOneWithAName(String place, String line) {
        assertThat(ConflictLines.named(place == null ? "" : place)).isEqualTo(line == null ? "" : line);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aConflictIsAboutTheLinesThatItNamesAndNoOthers(Contract contract) {
        Ledger ledger = Ledger.of(contract);
        ConflictLines lines = ConflictLines.of(ledger);
        Set<String> all = Set.copyOf(ledger.facts().stream().map(Fact::id).toList());

        assertThat(ledger.conflicts()).isNotEmpty().allSatisfy(conflict -> {
            assertThat(conflict.about()).isNotEmpty();
            assertThat(lines.lines(conflict)).containsExactlyElementsOf(conflict.about());
            for (String place : conflict.about()) {
                assertThat(lines.conflicts(List.of(place), Set.of())).contains(conflict);
                assertThat(lines.conflicts(List.of(lines.line(place + "/type")), all))
                        .contains(conflict);
            }
        });
        assertThat(lines.conflicts(List.of("/components/schemas"), all)).isEmpty();
    }

    @Test
    void aConflictThatNamesNoLinesIsAboutThoseThatCiteItsFacts() {
        Ledger ledger = Ledger.of(Contract.builtIn("engage"));
        Conflict first = ledger.conflicts().get(0);
        Conflict bare = new Conflict(
                first.id(),
                first.question(),
                first.sides(),
                List.of(),
                first.ruling(),
                first.decision(),
                first.reason(),
                first.place());
        ConflictLines lines = ConflictLines.of(
                new Ledger(ledger.documents(), ledger.facts(), ledger.sentences(), List.of(bare), ledger.rulings()));

        assertThat(lines.conflicts(List.of(), first.sides().get(0).facts())).containsExactly(bare);
        assertThat(lines.conflicts(first.about(), List.of())).isEmpty();
    }
}
