package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApplicatorTest {

    private static final String SCHEMA = "/components/schemas/Thing";

    private static final Contract CONTRACT = Contract.of("things", """
            {"openapi": "3.1.0", "info": {"title": "Things", "version": "1"}, "paths": {}, "components": {"schemas": {
              "Thing": {
                "allOf": [{"$ref": "#/components/schemas/Other"}, {}],
                "not": {"type": "null"},
                "properties": {"a/b": {}, "c": true},
                "additionalProperties": false
              },
              "Other": {}
            }}}
            """);

    @Test
    void branchesAreListedByIndexAndReferencesAreNotResolved() {
        assertThat(Applicator.ALL_OF.subschemas(CONTRACT, SCHEMA))
                .containsExactly(SCHEMA + "/allOf/0", SCHEMA + "/allOf/1");
    }

    @Test
    void propertiesAreListedByTheirEscapedName() {
        assertThat(Applicator.PROPERTIES.subschemas(CONTRACT, SCHEMA))
                .containsExactly(SCHEMA + "/properties/a~1b", SCHEMA + "/properties/c")
                .contains(Applicator.PROPERTIES.subschema(SCHEMA, "a/b"));
    }

    @Test
    void aSingleSubschemaMayBeABoolean() {
        assertThat(Applicator.NOT.subschemas(CONTRACT, SCHEMA)).containsExactly(SCHEMA + "/not");
        assertThat(Applicator.ADDITIONAL_PROPERTIES.subschemas(CONTRACT, SCHEMA))
                .containsExactly(Applicator.ADDITIONAL_PROPERTIES.subschema(SCHEMA));
    }

    @Test
    void aSchemaWithoutTheKeywordHasNoSubschemas() {
        assertThat(Applicator.IF.isIn(CONTRACT.at(SCHEMA))).isFalse();
        assertThat(Applicator.IF.subschemas(CONTRACT, SCHEMA)).isEmpty();
        assertThat(Applicator.ANY_OF.subschemas(CONTRACT, "/nothing")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anApplicatorIsFoundByItsKeyword(Applicator applicator) {
        assertThat(Applicator.of(applicator.keyword())).contains(applicator);
        assertThat(Applicator.of("type")).isEmpty();
    }
}
