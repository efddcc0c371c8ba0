package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One mutation of a good answer gives one finding, at the place of the mutation. */
class MutationTest {

    private static final int ENOUGH = 2000;
    private static final double GOOD = 0.98;
    private static final List<String> OPERATORS = List.of(
            "array as object",
            "bad date",
            "changed case",
            "cut-off body",
            "deep structure",
            "drop a key",
            "duplicated key",
            "extra item",
            "foreign payload",
            "local date",
            "null",
            "number spelling",
            "object as array",
            "other zone",
            "reordered rows",
            "something behind",
            "swapped direction",
            "unknown enum value",
            "unknown key",
            "vendor code",
            "wrong media type",
            "wrong status",
            "wrong type");

    /** What became of the mutants of one operator. */
    private static final class Row {
        private int mutants;
        private int killed;
        private int legal;

        private double share() {
            return mutants == legal ? 1 : (double) killed / (mutants - legal);
        }

        private String line(String name) {
            return "%-20s %8d %8d %8d %7.2f %%".formatted(name, mutants, killed, legal, 100 * share());
        }
    }

    private final Map<String, Row> rows = new TreeMap<>();
    private final Map<String, Integer> survivors = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final Agreement agreement = new Agreement();

    @Test
    void oneMutationGivesOneFindingAtItsPlaceOrIsLegalByTheRulings() {
        for (Good good : Good.all()) {
            Set<String> own = new LinkedHashSet<>();
            List<Finding> notes = Mutant.JUDGE.judge(good.exchange(good.tree()));
            agreement.add(good.contract(), good.operation(), good.exchange(good.tree()), notes);
            notes.forEach(note -> own.add(note.toString()));
            Mutation.of(good).forEach(mutation -> judge(mutation, own));
        }
        Row total = printed();

        assertThat(rows.keySet()).containsExactlyElementsOf(OPERATORS);
        assertThat(wrong).isEmpty();
        assertThat(agreement.wrong()).isEmpty();
        assertThat(agreement.vague()).isZero();
        assertThat(total.mutants - total.legal).isGreaterThanOrEqualTo(ENOUGH);
        assertThat(total.share()).isGreaterThanOrEqualTo(GOOD);
    }

    private Row printed() {
        Row total = new Row();
        rows.values().forEach(row -> {
            total.mutants += row.mutants;
            total.killed += row.killed;
            total.legal += row.legal;
        });
        System.out.println("operator              mutants   killed    legal   killed of the others");
        rows.forEach((operator, row) -> System.out.println(row.line(operator)));
        System.out.println(total.line("total"));
        survivors.forEach((survivor, count) -> System.out.printf("%6d  %s%n", count, survivor));
        System.out.println(agreement);
        return total;
    }

    private void judge(Mutation mutation, Set<String> own) {
        Exchange exchange = mutation.made().get();
        List<Finding> findings = Mutant.JUDGE.judge(exchange);
        if (!mutation.operator().equals("wrong media type")) {
            agreement.add(mutation.good().contract(), mutation.good().operation(), exchange, findings);
        }
        List<Finding> added = findings.stream()
                .filter(finding -> !own.contains(finding.toString()))
                .toList();
        Row row = rows.computeIfAbsent(mutation.operator(), absent -> new Row());
        row.mutants++;
        if (mutation.expected().isLegal()) {
            row.legal++;
            survivors.merge(mutation.operator() + ": " + mutation.expected().reason(), 1, Integer::sum);
            // A copied or moved message tells its reading at its new place.
            if (added.stream().anyMatch(finding -> !finding.rule().equals("reading"))) {
                wrong.add(mutation + " is legal, but gave " + added);
            }
        } else if (added.size() == 1
                && added.get(0).rule().equals(mutation.expected().rule().orElseThrow())
                && added.get(0).pointer().equals(mutation.expected().pointer())) {
            row.killed++;
        } else {
            wrong.add(mutation + " gave " + added);
        }
    }
}
