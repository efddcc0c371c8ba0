package io.github.chatspec.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.contract.Contract;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProvenanceTest {

    /** The documents whose rows were counted by hand; each fact of a document begins with its name. */
    private static final Set<String> FIRST_DOCUMENTS = Set.of("detail", "list", "chat");

    static List<Contract> contracts() {
        return Contract.builtIn();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void noEntryIsAlone(Contract contract) {
        Ledger ledger = Ledger.of(contract);
        Provenance provenance = Provenance.of(contract, ledger);
        Map<String, String> counts = ledger.facts().stream()
                .collect(Collectors.groupingBy(
                        fact -> fact.kind().plural(),
                        Collectors.collectingAndThen(Collectors.counting(), String::valueOf)));
        counts.put("places", String.valueOf(provenance.places()));
        counts.put("beyond", String.valueOf(provenance.beyond()));
        counts.put("conflicts", String.valueOf(ledger.conflicts().size()));
        counts.put("orphans", String.valueOf(provenance.orphans().size()));
        System.out.println(contract.name() + " stands on " + counts);

        assertThat(provenance.orphans()).isEmpty();
        assertThat(provenance.places()).isGreaterThan(provenance.beyond());
    }

    @Test
    void theTablesOfTheFirstThreeDocumentsHave88Fields38EnumValuesAnd17StatusRowsAnd17SamplesArePrinted() {
        assertThat(count(Fact.Kind.FIELD, "table")).isEqualTo(88);
        assertThat(count(Fact.Kind.ENUM_VALUE, "table", "bullets")).isEqualTo(38);
        assertThat(count(Fact.Kind.STATUS_ROW, "table")).isEqualTo(17);
        assertThat(count(Fact.Kind.SAMPLE, "sample")).isEqualTo(17);
    }

    @ParameterizedTest
    @EnumSource(Fact.Kind.class)
    void aFactHasItsPlaceAndItsStatement(Fact.Kind kind) {
        assertThat(facts().filter(fact -> fact.kind() == kind)).isNotEmpty().allSatisfy(fact -> {
            assertThat(fact.id()).matches("[a-z]+\\.[a-zA-Z0-9_.-]+");
            assertThat(fact.document()).endsWith(".txt");
            assertThat(fact.where()).doesNotStartWith(",").doesNotEndWith(", ");
            assertThat(fact.states()).endsWith(".");
        });
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aConflictIsDecidedWithAReason(Contract contract) {
        Ledger ledger = Ledger.of(contract);

        assertThat(ledger.conflicts()).allSatisfy(conflict -> {
            assertThat(conflict.question()).endsWith("?");
            assertThat(conflict.about()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(conflict.decision()).endsWith(".");
            assertThat(conflict.reason()).endsWith(".");
            assertThat(conflict.sides())
                    .allSatisfy(side -> assertThat(side.claim()).isNotBlank());
        });
        assertThat(ledger.conflicts()).extracting(Conflict::id).doesNotHaveDuplicates();
        assertThat(ledger.rulings()).extracting(Ruling::number).doesNotHaveDuplicates();
    }

    @Test
    void theDocumentsHaveConflicts() {
        assertThat(contracts())
                .flatExtracting(contract -> Ledger.of(contract).conflicts())
                .hasSizeGreaterThanOrEqualTo(62);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyRulingThatIsListedDecidesSomething(Contract contract) {
        Ledger ledger = Ledger.of(contract);
        Set<Integer> used = new HashSet<>();
        ledger.conflicts().forEach(conflict -> used.add(conflict.ruling()));

        assertThat(used).isEqualTo(ledger.rulings().stream().map(Ruling::number).collect(Collectors.toSet()));
    }

    private static long count(Fact.Kind kind, String... from) {
        return facts().filter(fact -> fact.kind() == kind && List.of(from).contains(fact.from()))
                .filter(fact -> FIRST_DOCUMENTS.contains(
                        fact.id().substring(0, fact.id().indexOf('.'))))
                .count();
    }

    private static Stream<Fact> facts() {
        return contracts().stream().flatMap(contract -> Ledger.of(contract).facts().stream());
    }

    @Test
    void everyPlaceholderIsFilledAsTheLedgerSays() throws IOException {
        Contract engage = Contract.builtIn("engage");
        List<Fact> filled = Ledger.of(engage).facts().stream()
                .filter(fact -> fact.placeholder().isPresent())
                .toList();

        assertThat(filled).hasSize(4);
        for (Fact fact : filled) {
            String name = fact.id().substring(fact.id().lastIndexOf('.') + 1);
            JsonNode sample = new ObjectMapper().readTree(engage.readFile("samples/message/" + name + ".json"));
            assertThat(sample.path("attachment"))
                    .isNotEmpty()
                    .allSatisfy(value ->
                            assertThat(fact.placeholder().orElseThrow()).contains(value.asText()));
        }
    }
}
