package io.github.chatspec.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.judge.Good;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.Mutation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The judge finds in a redacted answer what it found in the answer itself, good or broken. */
class RedactedMutationTest {

    /** Every so manyth mutant of each operator of each good answer stands for the others. */
    private static final int STEP = 13;

    private static final Redaction REDACTION =
            Redaction.of(Contract.builtIn(), RedactionKey.of("a key for the tests".getBytes(StandardCharsets.UTF_8)));

    private final List<String> differences = new ArrayList<>();

    @Test
    void everyGoodAnswerKeepsItsFindings() {
        List<Good> all = Good.all();

        all.forEach(good -> hold(good.toString(), good.exchange(good.tree())));

        assertThat(all).hasSizeGreaterThan(40);
        assertThat(differences).isEmpty();
    }

    @Test
    void mutantsOfEveryOperatorKeepTheirFindings() {
        Map<String, Integer> held = new TreeMap<>();
        for (Good good : Good.all()) {
            Map<String, Integer> seen = new TreeMap<>();
            for (Mutation mutation : Mutation.of(good)) {
                if (seen.merge(mutation.operator(), 1, Integer::sum) % STEP == 1) {
                    held.merge(mutation.operator(), 1, Integer::sum);
                    hold(mutation.toString(), mutation.made().get());
                }
            }
        }
        System.out.println("redacted mutants: " + held);

        assertThat(held).hasSizeGreaterThan(15);
        assertThat(held.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(500);
        assertThat(differences).isEmpty();
    }

    /** What the redaction finds out itself is looked at again, with the place of each finding. */
    private void hold(String name, Exchange exchange) {
        try {
            Exchange redacted = REDACTION.redact(exchange);
            if (!known(exchange).equals(known(redacted))) {
                differences.add(name + " gave " + known(redacted) + " for " + known(exchange));
            }
        } catch (LeftOutException e) {
            differences.add(name + ": " + e.getMessage());
        }
    }

    private static List<String> known(Exchange exchange) {
        return Mutant.JUDGE.masking().judge(exchange).stream()
                .map(finding -> String.join(
                        " ",
                        finding.rule(),
                        finding.level().toString(),
                        finding.operation().orElse("-"),
                        String.valueOf(finding.status()),
                        finding.pointer().orElse("-")))
                .sorted()
                .toList();
    }
}
