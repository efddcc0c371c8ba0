package io.github.chatspec.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.judge.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A body is left to the rules if the branches of a composition would read it many times, also if each of them rejects it only
 * once it has read all of it.
 */
class CompositionBudgetTest {

    private static final String POINTER = "/components/schemas/Thing";

    private static final int MANY_BRANCHES = 50;
    private static final int LONG = 1 << 14;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "an object without a required key | {'type': 'object', 'required': ['key%d']} | {'type': 'object'} | {'a': '%s'}",
                "an array with too few items | {'type': 'array', 'minItems': 2%d} | {'type': 'array'} | ['%s']",
            })
    void aRejectedValueIsChargedToItsEnd(String name, String rejecting, String accepting, String body) {
        Verdict verdict = verdict(rejecting, accepting, MANY_BRANCHES);

        assertThat(isClean(verdict, body, 1)).as("short body, many branches").isTrue();
        assertThat(isClean(verdict(rejecting, accepting, 2), body, LONG))
                .as("long body, few branches")
                .isTrue();
        assertThat(isClean(verdict, body, LONG))
                .as("long body, many branches: %s", name)
                .isFalse();
    }

    /** Compiles a choice from some branches that reject a body, and one that accepts it. */
    private static Verdict verdict(String rejecting, String accepting, int branches) {
        String choice = IntStream.range(0, branches)
                .mapToObj(number -> rejecting.formatted(number))
                .collect(Collectors.joining(", ", "{'anyOf': [", ", " + accepting + "]}"));
        Contract contract = Contract.of("things", """
                {"openapi": "3.1.0", "info": {"title": "Things", "version": "1"}, "paths": {},
                 "components": {"schemas": {"Thing": %s}}}
                """.formatted(choice.replace('\'', '"')));
        return VerdictCompiler.compile(contract, new Schemas(contract), POINTER).orElseThrow();
    }

    private static boolean isClean(Verdict verdict, String body, int length) {
        String text = body.formatted("x".repeat(length)).replace('\'', '"');
        return verdict.isClean(text.getBytes(StandardCharsets.UTF_8));
    }
}
