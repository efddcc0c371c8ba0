package io.github.chatspec.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonEqualityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | 1.0",
                "1 | 10e-1",
                "2002 | 2.002e3",
                "0 | -0",
                "0 | -0.0e9",
                "100000000000000000000 | 1E20",
                "[1, {'a': 2.50}] | [1.0, {'a': 2.5}]",
                "{'a': 1, 'b': [2]} | {'b': [2.0], 'a': 1e0}",
                "'a' | 'a'",
                "null | null",
            })
    void theSpellingOfNumbersAndTheOrderOfKeysDoNotMatter(String a, String b) {
        assertThat(JsonEquality.areEqual(json(a), json(b))).isTrue();
        assertThat(JsonEquality.key(json(a)))
                .isEqualTo(JsonEquality.key(json(b)))
                .hasSameHashCodeAs(JsonEquality.key(json(b)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | 1.0000000000000000000000001",
                "1 | '1'",
                "1 | true",
                "0 | false",
                "[] | {}",
                "[1, 2] | [2, 1]",
                "{'a': 1} | {'a': 1, 'b': null}",
                "'a' | 'A'",
            })
    void valuesThatDifferAreNotEqual(String a, String b) {
        assertThat(JsonEquality.areEqual(json(a), json(b))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "-7, -7",
        "-0, 0",
        "-0.0, 0",
        "2.002e3, 2002",
        "1.50, 1.5",
        "1E2, 100",
        "1e-2, 0.01",
        "1e-1000000000, 1e-1000000000",
        "1e1000000000, 1e1000000000",
        "1e99999999999, 1e99999999999",
    })
    void aNumberHasOneSpelling(String number, String spelling) {
        assertThat(JsonEquality.spelling(number)).isEqualTo(spelling);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | true",
                "[1, '1', [1], null] | true",
                "[1, 2, 1.0] | false",
                "[{'a': 1, 'b': 2}, {'b': 20e-1, 'a': 1}] | false",
            })
    void theItemsOfAnArrayAreUniqueIfNoTwoAreEqual(String array, boolean areUnique) {
        assertThat(JsonEquality.areUnique(json(array))).isEqualTo(areUnique);
    }

    private static JsonNode json(String quotedOnce) {
        try {
            return LocatedJson.readJson(quotedOnce.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                    .tree();
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
