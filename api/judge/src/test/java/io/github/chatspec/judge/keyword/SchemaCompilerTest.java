package io.github.chatspec.judge.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.judge.Good;
import io.github.chatspec.judge.Mutation;
import io.github.chatspec.judge.RandomJson;
import io.github.chatspec.judge.Thing;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A compiled schema reports what networknt reports: the same keywords at the same places, in the same order. */
class SchemaCompilerTest {

    private static final int RANDOM_SCHEMAS = 1500;
    private static final int BODIES_PER_SCHEMA = 12;

    private static final String DOCUMENT = """
            {"openapi": "3.1.0", "info": {"title": "Things", "version": "1"}, "paths": {},
             "components": {"schemas": {"Thing": %s, "Other": %s, "a": %s, "ab": %s, "Heir": %s, "b": %s}}}
            """;

    private int compared;
    private int rejected;

    @Test
    void aMutantOfAGoodBodyIsReportedAsByTheReference() {
        Map<Contract, SchemaEvaluator> known = new HashMap<>();
        for (Good good : Good.all()) {
            SchemaEvaluator evaluator = known.computeIfAbsent(good.contract(), SchemaCompilerTest::evaluator);
            for (Mutation mutation : Mutation.of(good)) {
                mutation.tree().ifPresent(body -> compare(evaluator, good.schema(), body, mutation.toString()));
            }
        }

        assertThat(rejected).isGreaterThan(10_000);
    }

    @Test
    void aRandomBodyIsReportedAsByTheReference() {
        Random random = new Random(RANDOM_SCHEMAS);
        RandomJson json = new RandomJson(random);
        for (int i = 0; i < RANDOM_SCHEMAS; i++) {
            String document =
                    DOCUMENT.formatted(json.schema(3), leaf(json), leaf(json), leaf(json), leaf(json), leaf(json));
            SchemaEvaluator evaluator = evaluator(Contract.of("things", document));
            for (int j = 0; j < BODIES_PER_SCHEMA; j++) {
                Optional<JsonNode> body = StrictJson.read(json.value(3).getBytes(StandardCharsets.UTF_8));
                body.ifPresent(value -> compare(evaluator, Thing.SCHEMA, value, value + " in " + document));
            }
        }

        assertThat(rejected).isGreaterThan(RANDOM_SCHEMAS);
        assertThat(compared - rejected).isGreaterThan(RANDOM_SCHEMAS);
    }

    /** Returns a schema without references. */
    private static String leaf(RandomJson json) {
        return json.schema(1).replace("\"$ref\"", "\"x-ref\"");
    }

    private static SchemaEvaluator evaluator(Contract contract) {
        return new SchemaEvaluator(contract, contract.document(), new Patterns());
    }

    private void compare(SchemaEvaluator evaluator, String schema, JsonNode body, String description) {
        List<Breach> reference = distinct(evaluator.validator().breaches(schema, body));
        // networknt checks the patterns that match a key in any order.
        if (description.contains("patternProperties")) {
            assertThat(distinct(evaluator.breaches(schema, body)))
                    .as(description)
                    .containsExactlyInAnyOrderElementsOf(reference);
        } else {
            assertThat(distinct(evaluator.breaches(schema, body)))
                    .as(description)
                    .isEqualTo(reference);
        }
        assertThat(evaluator.accepts(schema, body)).as(description).isEqualTo(reference.isEmpty());
        compared++;
        rejected += reference.isEmpty() ? 0 : 1;
    }

    /** Removes what networknt reports repeatedly, as it does for a key that violates two keywords of a schema of keys. */
    private static List<Breach> distinct(List<Breach> breaches) {
        return List.copyOf(new LinkedHashSet<>(breaches));
    }
}
