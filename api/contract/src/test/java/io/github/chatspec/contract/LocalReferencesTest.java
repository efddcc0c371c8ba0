package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalReferencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: {$ref: '#/b'}, b: [{$ref: '#/a'}]} | true",
                "{a: {$ref: '#/b/0'}, b: [1]} | true",
                "{a: {$ref: '#/b/1'}, b: [1]} | false",
                "{a: {$ref: '#/missing'}} | false",
                "{a: [{$ref: 'other.yaml'}]} | false",
                "{a: {$ref: '#/b%20c'}, 'b c': 1} | false",
                "{a: {$ref: {type: string}}} | true",
                "{a: {$id: 'x'}} | false",
                "{a: {$anchor: 'x'}} | false",
                "{a: {$dynamicRef: '#x'}} | false",
                "{a: {mapping: {one: 'One', two: '#/a'}}} | true",
                "{a: {mapping: {one: 'one.json'}}} | false",
            })
    void aDocumentRefersToItselfIfEachReferenceIsThePointerOfAValue(String document, boolean expected)
            throws JsonSyntaxException {
        LocatedJson json = LocatedJson.readYaml(document.getBytes(StandardCharsets.UTF_8));

        assertThat(LocalReferences.areAll(json.tree(), true)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"{a: {$id: x}}, true", "{a: {$ref: x}}, false"})
    void identifiersMeanNothingInOpenApi30(String document, boolean expected) throws JsonSyntaxException {
        LocatedJson json = LocatedJson.readYaml(document.getBytes(StandardCharsets.UTF_8));

        assertThat(LocalReferences.areAll(json.tree(), false)).isEqualTo(expected);
    }
}
