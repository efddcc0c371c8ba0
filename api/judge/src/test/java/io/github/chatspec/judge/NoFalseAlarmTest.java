package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Bodies that are generated from the contract keep it, and the judge says nothing about them. */
class NoFalseAlarmTest {

    private static final long SEED = 20190816;
    private static final int SUCCESSES = 2500;
    private static final int REFUSALS = 200;
    private static final int BODIES = 10_000;

    /** How often each thing that the contract has comes up at least, so that the generator cannot run dry. */
    private static final int OFTEN = 5;

    private final ContractBranches coverage = new ContractBranches();
    private final Agreement agreement = new Agreement();
    private final List<String> alarms = new ArrayList<>();
    private int bodies;
    private int readings;

    @Test
    void tenThousandBodiesThatKeepTheContractGiveNoFindingButReadings() {
        for (Contract contract : Contract.builtIn()) {
            for (Operation operation : contract.operations()) {
                operation.responses().forEach(response -> judge(contract, operation, response));
            }
        }
        print();

        assertThat(alarms).isEmpty();
        assertThat(agreement.wrong()).isEmpty();
        assertThat(agreement.vague()).isZero();
        assertThat(bodies).isGreaterThanOrEqualTo(BODIES);
        assertThat(readings).isPositive();
        assertThat(coverage.seen().keySet()).containsAll(coverage.expected());
        assertThat(coverage.expected())
                .allSatisfy(name -> assertThat(coverage.seen())
                        .extractingByKey(name)
                        .satisfies(count -> assertThat(count).as(name).isGreaterThanOrEqualTo(OFTEN)));
    }

    private void judge(Contract contract, Operation operation, Response response) {
        Content content = response.contents().get(0);
        String schema = content.schema().orElseThrow();
        int status = Integer.parseInt(response.status());
        for (JsonNode body :
                Bodies.values(new Bodies(contract).of(schema), SEED + bodies, status < 400 ? SUCCESSES : REFUSALS)) {
            coverage.add(contract, schema, body);
            bodies++;
            Exchange exchange = Exchange.ofOperation(operation.qualifiedId())
                    .status(status)
                    .headers(Good.headers(Optional.of(response), content.mediaType()))
                    .body(body.toString().getBytes(StandardCharsets.UTF_8));
            List<Finding> findings = Mutant.JUDGE.judge(exchange);
            agreement.add(contract, operation, exchange, findings);
            for (Finding finding : findings) {
                if (finding.rule().equals("reading")) {
                    readings++;
                } else {
                    alarms.add(operation.qualifiedId() + " " + status + ": " + finding + " in " + body);
                }
            }
        }
    }

    private void print() {
        Map<String, int[]> counts = new TreeMap<>();
        coverage.expected().forEach(name -> {
            int seen = coverage.seen().getOrDefault(name, 0);
            int[] count = counts.computeIfAbsent(
                    name.substring(0, name.indexOf(' ')), absent -> new int[] {0, 0, Integer.MAX_VALUE});
            count[0]++;
            count[1] += seen > 0 ? 1 : 0;
            count[2] = Math.min(count[2], seen);
        });
        System.out.println(agreement);
        System.out.println(bodies + " bodies, " + readings + " readings; seen of what the contracts have:");
        counts.forEach((what, count) ->
                System.out.printf("%-8s %4d of %4d, the rarest %d times%n", what, count[1], count[0], count[2]));
    }
}
