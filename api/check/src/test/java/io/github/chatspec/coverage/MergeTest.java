package io.github.chatspec.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a run is cut into parts, and in whatever order these are merged, what was seen is the same. */
class MergeTest {

    private static final int PARTS = 9;

    /** One exchange as {@link Observations#see} takes it. */
    private record Call(Operation operation, Contract contract, Exchange exchange, Optional<Instant> at) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSamplesAndTheirRuinsAreSeenAlike(long seed) {
        Random random = new Random(seed);
        List<Call> calls = new ArrayList<>();
        for (Contract contract : Contract.builtIn()) {
            for (Operation operation : contract.operations()) {
                for (Sample sample : operation.samples()) {
                    calls.add(call(contract, operation, sample.status(), sample.text(), random));
                    calls.add(call(contract, operation, sample.status(), ruined(sample.text(), random), random));
                    calls.add(call(contract, operation, 400 + random.nextInt(200), sample.text(), random));
                }
            }
        }

        assertMergesAlike(calls, random);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 45, 49, 50, 51, 55, 95, 99, 100, 101, 120})
    void wordsAndKeysNearTheirBoundsAreSeenAlike(int distinct) {
        Random random = new Random(distinct);
        Contract contract = Seen.contract("{\"properties\": {\"kind\": {\"enum\": [\"cat\"]}}}");
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 3 * distinct; i++) {
            String word = "w" + (char) ('a' + i % distinct % 26) + (char) ('a' + i % distinct / 26);
            String body =
                    "{\"kind\": \"%s\", \"%s\": %s, \"kind\": 1}".formatted(word, word, i % 2 == 0 ? "1" : "null");
            calls.add(call(contract, contract.operations().get(0), 200, body, random));
        }

        Observations all = assertMergesAlike(calls, random);

        assertThat(Seen.field(all, "/kind").words().many()).isEqualTo(distinct > UnlistedValues.MOST);
        assertThat(Seen.field(all, "").manyKeys()).isEqualTo(distinct > FieldCounts.MOST_KEYS);
    }

    private static Observations assertMergesAlike(List<Call> calls, Random random) {
        Observations all = new Observations();
        calls.forEach(call -> all.add(call.operation(), call.contract(), call.exchange(), call.at()));
        JsonNode expected = ObservationsJson.of(all);
        List<Call> shuffled = new ArrayList<>(calls);
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(shuffled, random);
            Observations first = new Observations();
            List<Observations> parts = new ArrayList<>(List.of(first));
            while (parts.size() < PARTS) {
                parts.add(first.newPartial());
            }
            shuffled.forEach(call -> parts.get(random.nextInt(PARTS))
                    .add(call.operation(), call.contract(), call.exchange(), call.at()));
            // Merging any two until one is left makes a random tree, hence the associativity.
            while (parts.size() > 1) {
                Observations one = parts.remove(random.nextInt(parts.size()));
                parts.get(random.nextInt(parts.size())).merge(one);
            }
            assertThat((JsonNode) ObservationsJson.of(parts.get(0))).isEqualTo(expected);
        }
        return all;
    }

    private static Call call(Contract contract, Operation operation, int status, String body, Random random) {
        Optional<Instant> at = random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(1_700_000_000L + random.nextInt(10_000_000)));
        Exchange exchange = Exchange.ofOperation(operation.qualifiedId())
                .status(status)
                .body(body.getBytes(StandardCharsets.UTF_8));
        return new Call(operation, contract, exchange, at);
    }

    /** The text with one character changed, which makes of it anything from another value to no JSON at all. */
    private static String ruined(String text, Random random) {
        int at = random.nextInt(text.length());
        return text.substring(0, at) + "x1\"{}[],:".charAt(random.nextInt(9)) + text.substring(at + 1);
    }
}
