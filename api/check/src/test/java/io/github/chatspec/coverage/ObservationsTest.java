package io.github.chatspec.coverage;

import static io.github.chatspec.coverage.Seen.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Defect;
import io.github.chatspec.exchange.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationsTest {

    private static final String PET = """
            {"type": "object", "required": ["kind"], "properties": {
              "kind": {"enum": ["cat", "dog", 7]}, "name": {"type": "string"}, "tame": {"type": "boolean"},
              "legs": {"type": "array", "items": {"type": "object", "properties": {"side": {"const": "left"}}}}}}
            """;

    @Test
    void aFieldIsCountedWithItsTypesItsNullsAndItsParents() {
        Observations seen = Seen.bodies(
                Seen.contract(PET),
                "{\"kind\": \"cat\", \"name\": null}",
                "{\"kind\": 7, \"name\": \"Tom\"}",
                "{}",
                "[]");

        assertThat(field(seen, "").objects()).isEqualTo(3);
        assertThat(field(seen, "").seen().count()).isEqualTo(4);
        assertThat(field(seen, "/name").seen().count()).isEqualTo(2);
        assertThat(field(seen, "/name").type(JsonType.NULL).count()).isEqualTo(1);
        assertThat(field(seen, "/name").type(JsonType.STRING).count()).isEqualTo(1);
        assertThat(counts(field(seen, "/kind").values())).isEqualTo(Map.of("cat", 1L, "7", 1L));
    }

    @Test
    void theItemsOfArraysCountAsOnePlace() {
        Observations seen =
                Seen.bodies(Seen.contract(PET), "{\"legs\": [{\"side\": \"left\"}, {}, 3]}", "{\"legs\": [{}]}");

        assertThat(field(seen, "/legs").seen().count()).isEqualTo(2);
        assertThat(field(seen, "/legs/*").seen().count()).isEqualTo(4);
        assertThat(field(seen, "/legs/*").objects()).isEqualTo(3);
        assertThat(field(seen, "/legs/*").type(JsonType.INTEGER).count()).isEqualTo(1);
        assertThat(counts(field(seen, "/legs/*/side").values())).isEqualTo(Map.of("left", 1L));
    }

    @Test
    void anUndocumentedValueIsNamedOnlyWhereItIsAWord() {
        Observations seen = Seen.bodies(
                Seen.contract(PET),
                "{\"kind\": \"bird\"}",
                "{\"kind\": \"Anna Meier, Bonn\"}",
                "{\"kind\": 4711}",
                "{\"kind\": true}",
                "{\"tame\": true, \"name\": \"Anna\"}");

        assertThat(counts(field(seen, "/kind").words().tallies())).isEqualTo(Map.of("bird", 1L, "true", 1L));
        assertThat(field(seen, "/kind").words().rest().count()).isEqualTo(2);
        assertThat(counts(field(seen, "/tame").values())).isEqualTo(Map.of("true", 1L));
        assertThat(field(seen, "/name").values()).isEmpty();
        assertThat(field(seen, "/name").words().tallies()).isEmpty();
    }

    @Test
    void anUndocumentedKeyIsCountedUnderAMaskedName() {
        Observations seen = Seen.bodies(
                Seen.contract(PET),
                "{\"mood\": 1, \"Anna Meier\": {\"x\": [1]}}",
                "{\"mood\": \"x\", \"kind\": \"cat\"}");

        Map<String, FieldCounts> keys = field(seen, "").undocumented();
        assertThat(keys).containsOnlyKeys("mood", "Xxxx Xxxxx");
        assertThat(keys.get("mood").seen().count()).isEqualTo(2);
        assertThat(keys.get("mood").type(JsonType.INTEGER).count()).isEqualTo(1);
        assertThat(field(seen, "/kind").seen().count()).isEqualTo(1);
    }

    @Test
    void whereTheContractSaysNothingOfKeysNoneIsUndocumented() {
        Observations seen = Seen.bodies(Seen.contract("{\"properties\": {\"any\": {}}}"), "{\"any\": {\"x\": 1}}");

        assertThat(field(seen, "/any").undocumented()).isEmpty();
        assertThat(field(seen, "/any").objects()).isEqualTo(1);
    }

    @Test
    void theValuesOfAMapCountAsOnePlace() {
        Contract contract =
                Seen.contract("{\"properties\": {\"a\": {}}, \"additionalProperties\": {\"enum\": [\"x\"]}}");
        Observations seen = Seen.bodies(contract, "{\"a\": 1, \"Anna\": \"x\", \"Bert\": \"x\", \"Anna\": \"x\"}");

        assertThat(counts(field(seen, "/*").values())).isEqualTo(Map.of("x", 3L));
        assertThat(field(seen, "").undocumented()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"allOf", "anyOf", "oneOf"})
    void aKeyOfAnyBranchIsDocumented(String composition) {
        Contract contract = Seen.contract(
                "{\"%s\": [{\"$ref\": \"#/components/schemas/A\"}, {\"properties\": {\"b\": {\"const\": \"y\"}}}]}"
                        .formatted(composition),
                "\"A\": {\"properties\": {\"a\": {\"enum\": [\"x\"]}}}");
        Observations seen = Seen.bodies(contract, "{\"a\": \"x\", \"b\": \"y\", \"c\": 1}");

        assertThat(counts(field(seen, "/a").values())).isEqualTo(Map.of("x", 1L));
        assertThat(counts(field(seen, "/b").values())).isEqualTo(Map.of("y", 1L));
        assertThat(field(seen, "").undocumented()).containsOnlyKeys("c");
    }

    @Test
    void anOpenTextStaysOpenThoughOneBranchListsValues() {
        Contract contract = Seen.contract("""
                {"properties": {"name": {"type": "string"}, "free": {"anyOf": [{"const": "x"}, {"type": "string"}]},
                 "maybe": {"anyOf": [{"enum": ["x"]}, {"type": "null"}]}},
                 "then": {"properties": {"name": {"const": "x"}}}, "if": {}}
                """);
        Observations seen = Seen.bodies(contract, "{\"name\": \"Anna\", \"free\": \"Anna\", \"maybe\": \"x\"}");

        assertThat(field(seen, "/name").seen().count()).isEqualTo(1);
        assertThat(field(seen, "/name").words().tallies()).isEmpty();
        assertThat(field(seen, "/free").words().tallies()).isEmpty();
        assertThat(counts(field(seen, "/maybe").values())).isEqualTo(Map.of("x", 1L));
    }

    @Test
    void aRecursiveSchemaHasAFiniteNumberOfPlaces() {
        Contract contract = Seen.contract(
                "{\"$ref\": \"#/components/schemas/Node\"}",
                "\"Node\": {\"properties\": {\"id\": {}, \"next\": {\"$ref\": \"#/components/schemas/Node\"}}}");
        Observations seen = Seen.bodies(contract, "{\"next\":".repeat(400) + "{\"id\":1}" + "}".repeat(400));

        assertThat(seen.counts("things/getThing").response("200").fields()).containsOnlyKeys("", "/id", "/next");
        assertThat(field(seen, "").objects()).isEqualTo(401);
        assertThat(field(seen, "/next").seen().count()).isEqualTo(400);
        assertThat(field(seen, "/id").seen().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"name\": 1",
                "{\"name\": 1}}",
                "{\"name\": 1} x",
                "{\"name\": nope}",
                "not JSON",
                "{\"name\": \"\u0001\"}",
                "NaN"
            })
    void aBodyThatIsNotJsonCountsForItsStatusOnly(String body) {
        Observations seen = Seen.bodies(Seen.contract(PET), body);

        assertThat(seen.counts("things/getThing").statuses().get(200).count()).isEqualTo(1);
        assertThat(field(seen, "").seen().count()).isZero();
        assertThat(field(seen, "/name").seen().count()).isZero();
    }

    @Test
    void aBodyThatIsNestedTooDeepCountsForItsStatusOnly() {
        Observations seen = Seen.bodies(Seen.contract(PET), "[".repeat(100_000), "{\"x\":".repeat(100_000));

        assertThat(seen.counts("things/getThing").statuses().get(200).count()).isEqualTo(2);
        assertThat(field(seen, "").seen().count()).isZero();
    }

    @Test
    void aValueOfAnotherTypeThanTheSchemaSaysIsCountedAndNothingBelowIt() {
        Observations seen = Seen.bodies(
                Seen.contract(PET),
                "{\"legs\": \"none\", \"name\": {\"kind\": \"cat\"}, \"kind\": [\"cat\"], \"tame\": \"yes\"}",
                "{\"legs\": {\"side\": \"left\"}, \"kind\": {\"x\": 1}}",
                "{\"legs\": [[{\"side\": \"left\"}]]}",
                "\"legs\"");

        assertThat(field(seen, "/legs").type(JsonType.STRING).count()).isEqualTo(1);
        assertThat(field(seen, "/legs").type(JsonType.OBJECT).count()).isEqualTo(1);
        assertThat(field(seen, "/legs/*").type(JsonType.ARRAY).count()).isEqualTo(1);
        assertThat(field(seen, "/legs/*/side").seen().count()).isZero();
        assertThat(field(seen, "/name").type(JsonType.OBJECT).count()).isEqualTo(1);
        assertThat(field(seen, "/kind").values()).isEmpty();
        assertThat(field(seen, "/kind").undocumented()).isEmpty();
        assertThat(field(seen, "/tame").values()).isEmpty();
        assertThat(field(seen, "").type(JsonType.STRING).count()).isEqualTo(1);
    }

    @Test
    void oneBodyOfAHundredThousandKeysLeavesOneNumber() {
        StringBuilder body = new StringBuilder("{\"name\": 1");
        for (int i = 0; i < 100_000; i++) {
            body.append(", \"key").append(Integer.toString(i, 36)).append("\": {\"x\": []}");
        }
        Observations seen = Seen.bodies(Seen.contract(PET), body.append('}').toString());

        assertThat(field(seen, "").undocumented()).isEmpty();
        assertThat(field(seen, "").moreKeys().count()).isEqualTo(100_000);
        assertThat(field(seen, "/name").seen().count()).isEqualTo(1);
    }

    @Test
    void aByteOrderMarkIsAccepted() {
        assertThat(field(Seen.bodies(Seen.contract(PET), "\ufeff{\"name\": \"x\"}"), "/name")
                        .seen()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aKeyThatComesTwiceCountsOnce() {
        Observations seen = Seen.bodies(Seen.contract(PET), "{\"name\": 1, \"name\": \"x\", \"name\": {\"a\": [1]}}");

        assertThat(field(seen, "/name").seen().count()).isEqualTo(1);
    }

    @Test
    void anyNumberOfUndocumentedKeysTakesBoundedMemory() {
        Observations seen = new Observations();
        Contract contract = Seen.contract(PET);
        for (int i = 0; i < 1000; i++) {
            Seen.add(seen, contract, 200, "{\"" + word(i) + "\": 1, \"kind\": \"k" + word(i) + "\"}", null);
        }

        assertThat(field(seen, "").undocumented()).isEmpty();
        assertThat(field(seen, "").moreKeys().count()).isEqualTo(1000);
        assertThat(field(seen, "/kind").words().tallies()).isEmpty();
        assertThat(field(seen, "/kind").words().rest().count()).isEqualTo(1000);
    }

    @Test
    void schemasThatLeadToEachOtherTakeBoundedMemory() {
        StringBuilder schemas = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            StringBuilder keys = new StringBuilder();
            for (int j = 0; j < 14; j++) {
                keys.append(j == 0 ? "" : ", ")
                        .append("\"k%d\": {\"$ref\": \"#/components/schemas/S%d\"}".formatted(j, j));
            }
            schemas.append(i == 0 ? "" : ", ").append("\"S%d\": {\"properties\": {%s}}".formatted(i, keys));
        }
        Observations seen = new Observations();
        Contract contract = Seen.contract("{\"$ref\": \"#/components/schemas/S0\"}", schemas.toString());
        for (int i = 1; i < 14; i++) {
            for (int j = 1; j < 14; j++) {
                for (int k = 1; k < 14; k++) {
                    for (int l = 1; l < 14; l++) {
                        String body = "{\"k%d\": {\"k%d\": {\"k%d\": {\"k%d\": {}}}}}".formatted(i, j, k, l);
                        Seen.add(seen, contract, 200, body, null);
                    }
                }
            }
        }

        ResponseCounts counts = seen.counts("things/getThing").response("200");
        assertThat(counts.many()).isTrue();
        assertThat(counts.fields()).isEmpty();
        assertThat(seen.counts("things/getThing").exchanges()).isEqualTo(13 * 13 * 13 * 13);
        assertThat(Coverage.of(List.of(contract), seen).operations()).hasSize(1);
    }

    @Test
    void anObjectCountsAsTheNarrowestKindsThatTheContractSpeaksOf() {
        Contract contract = Seen.contract("""
                {"properties": {"way": {"enum": ["in", "out"]}, "form": {"enum": ["a", "b", "c"]}},
                 "allOf": [
                   {"if": {"properties": {"way": {"const": "in"}}}, "then": {}},
                   {"if": {"properties": {"way": {"const": "in"}}, "anyOf": [
                      {"properties": {"form": {"const": "a"}}}, {"properties": {"form": {"const": "b"}}}]}, "then": {}},
                   {"if": {"required": ["way"], "properties": {"way": {"const": "out"}, "form": {"enum": ["a"]}}}}]}
                """);
        Observations seen = Seen.bodies(
                contract,
                "{\"way\": \"in\", \"form\": \"a\"}",
                "{\"form\": \"b\", \"way\": \"in\"}",
                "{\"way\": \"in\", \"form\": \"c\"}",
                "{\"way\": \"in\"}",
                "{\"way\": \"out\", \"form\": \"b\"}",
                "{\"way\": [\"in\"]}");

        assertThat(counts(field(seen, "").kinds()))
                .isEqualTo(Map.of("way=in form=a", 1L, "way=in form=b", 1L, "way=in", 2L));
    }

    @Test
    void theFirstAndTheLastMomentAreKeptWhateverTheOrder() {
        Contract contract = Seen.contract(PET);
        Observations seen = new Observations();
        Instant noon = Instant.parse("2026-05-01T12:00:00Z");
        Seen.add(seen, contract, 200, "{\"name\": 1}", noon);
        Seen.add(seen, contract, 200, "{\"name\": 1}", null);
        Seen.add(seen, contract, 200, "{\"name\": 1}", noon.minusSeconds(60));
        Seen.add(seen, contract, 200, "{}", noon.plusSeconds(60));
        Seen.add(seen, contract, 200, "{\"name\": 1}", Instant.MAX);

        assertThat(field(seen, "/name").seen().first()).contains(noon.minusSeconds(60));
        assertThat(field(seen, "/name").seen().last()).contains(noon);
        assertThat(field(seen, "").seen().last()).contains(noon.plusSeconds(60));
        assertThat(field(seen, "/kind").seen().first()).isEmpty();
    }

    @Test
    void whatHasNoBodyCountsForItsStatusOnly() {
        Contract contract = Seen.contract(PET);
        Operation operation = contract.operations().get(0);
        Observations seen = new Observations();
        Exchange cut = Exchange.ofOperation(operation.qualifiedId())
                .status(200)
                .body("{\"name\": 1}".getBytes(StandardCharsets.UTF_8))
                .defect(new Defect(Defect.Kind.BODY_MISSING, "the recorder cut it off"));
        seen.add(operation, contract, cut, Optional.empty());
        Seen.add(seen, contract, 404, "{\"name\": 1}", null);
        Seen.add(seen, contract, 418, "{\"name\": 1}", null);
        Seen.add(seen, contract, 4711, "{\"name\": 1}", null);
        Seen.add(seen, contract, -7, "{\"name\": 1}", null);

        assertThat(field(seen, "").seen().count()).isZero();
        assertThat(seen.counts("things/getThing").statuses()).containsOnlyKeys(0, 200, 404, 418);
        assertThat(seen.counts("things/getThing").statuses().get(0).count()).isEqualTo(2);
    }

    @Test
    void observationsOfAnotherVersionAreRefused() {
        Contract one = Contract.of("things", Seen.contract(PET).document().toString());
        Contract two =
                Contract.of("things", one.document().toString().replace("\"version\":\"1\"", "\"version\":\"2\""));
        Observations seen = Seen.bodies(one, "{}");

        assertThatThrownBy(() -> seen.merge(Seen.bodies(two, "{}")))
                .isInstanceOf(ObservationsException.class)
                .hasMessageContaining("another version of the contract")
                .hasMessageContaining("things 2, not 1");
        assertThatThrownBy(() -> seen.requireVersionsOf(Map.of(two.name(), two.version())))
                .isInstanceOf(ObservationsException.class);
        seen.requireVersionsOf(Map.of(one.name(), one.version()));
    }

    private static Map<String, Long> counts(Map<String, Occurrences> tallies) {
        return tallies.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().count()));
    }

    /** Letters only, since a key of digits is masked and so is the same as others. */
    private static String word(int number) {
        return "w" + (char) ('a' + number % 26) + (char) ('a' + number / 26 % 26) + (char) ('a' + number / 676);
    }
}
