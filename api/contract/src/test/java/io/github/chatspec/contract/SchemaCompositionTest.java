package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchemaCompositionTest {

    private static final String SCHEMAS = "/components/schemas/";

    private static final Contract CONTRACT = contract("""
            "Thing": {
              "$ref": "#/components/schemas/Alias",
              "allOf": [{"$ref": "#/components/schemas/Base"}, {"$ref": "#/components/schemas/Missing"}],
              "if": {},
              "then": {"$ref": "#/components/schemas/Thing"}
            },
            "Alias": {"$ref": "#/components/schemas/Target"},
            "Target": {"allOf": [{}]},
            "Base": {"allOf": [{"$ref": "#/components/schemas/Thing"}]},
            "Self": {"$ref": "#/components/schemas/Self"}
            """);

    private final SchemaComposition composition = new SchemaComposition(CONTRACT);

    @Test
    void aReferenceIsFollowedBeforeThePartsAndEachSchemaIsVisitedOnce() {
        assertThat(composition.withReferences(
                        List.of(SCHEMAS + "Thing"),
                        schema -> composition.subschemas(schema, List.of(Applicator.ALL_OF, Applicator.THEN))))
                .containsExactly(
                        SCHEMAS + "Thing",
                        SCHEMAS + "Alias",
                        SCHEMAS + "Target",
                        SCHEMAS + "Target/allOf/0",
                        SCHEMAS + "Thing/allOf/0",
                        SCHEMAS + "Base",
                        SCHEMAS + "Base/allOf/0",
                        SCHEMAS + "Thing/allOf/1",
                        SCHEMAS + "Thing/then");
    }

    @Test
    void onlySelectedPartsAreVisited() {
        assertThat(composition.withReferences(List.of(SCHEMAS + "Base"), schema -> List.of()))
                .containsExactly(SCHEMAS + "Base");
    }

    @Test
    void aSchemaWhoseReferenceCannotBeResolvedIsVisitedItself() {
        for (String schema : List.of(SCHEMAS + "Self", SCHEMAS + "Thing/allOf/1")) {
            assertThat(composition.withReferences(List.of(schema), part -> List.of()))
                    .containsExactly(schema);
        }
    }

    @Test
    void aLongChainOfPartsDoesNotExhaustTheStack() {
        int length = 20_000;
        Contract chain = contract(IntStream.range(0, length)
                .mapToObj(i -> "\"S%d\": {\"allOf\": [{\"$ref\": \"#/components/schemas/S%d\"}]}"
                        .formatted(i, (i + 1) % length))
                .collect(Collectors.joining(",")));
        assertThat(new SchemaComposition(chain)
                        .withReferences(List.of(SCHEMAS + "S0"), schema -> Applicator.ALL_OF.subschemas(chain, schema)))
                .hasSize(2 * length);
    }

    private static Contract contract(String schemas) {
        return Contract.of(
                "things",
                "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"Things\", \"version\": \"1\"}, \"paths\": {},"
                        + " \"components\": {\"schemas\": {" + schemas + "}}}");
    }
}
