package io.github.chatspec.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.coverage.Coverage.Category;
import io.github.chatspec.coverage.Coverage.Covered;
import io.github.chatspec.coverage.Coverage.Row;
import io.github.chatspec.coverage.drift.Figures;
import io.github.chatspec.exchange.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoverageTest {

    private static final Contract PETS = Contract.of("pets", """
            openapi: "3.1.0"
            info: {title: "Pets", version: "1"}
            paths:
              /pets:
                get:
                  operationId: "getPet"
                  responses:
                    "404":
                      description: "None."
                      content: {application/json: {schema: {$ref: "#/components/schemas/Refusal"}}}
                    "200":
                      description: "A pet."
                      content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
            components:
              schemas:
                Refusal: {properties: {code: {enum: [17, 18], x-vendor-code: true}}}
                Pet:
                  required: ["kind"]
                  properties:
                    kind: {enum: ["cat", "dog"]}
                    size: {enum: ["big", "small"]}
                    owner: {properties: {name: {type: "string"}, town: {type: "string"}}}
                  if: {properties: {kind: {const: "dog"}, size: {const: "big"}}}
                  then: {}
            """);

    static Stream<Operation> operations() {
        return Contract.builtIn().stream().flatMap(contract -> contract.operations().stream());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theSamplesOfTheContractsShowEveryStatusAndEveryVendorCode(Operation operation) {
        Contract contract = Contract.builtIn(operation.contract());
        Covered covered = Coverage.of(List.of(contract), Seen.samples(contract))
                .operations()
                .get(operation.qualifiedId());

        assertThat(covered.exchanges()).isEqualTo(operation.samples().size());
        assertThat(covered.rows(Category.STATUS))
                .allMatch(Row::seen)
                .extracting(Row::name)
                .containsExactlyElementsOf(
                        operation.responses().stream().map(Response::status).toList());
        assertThat(covered.rows(Category.VENDOR_CODE))
                .allMatch(Row::seen)
                .extracting(row -> row.status() + " " + row.name())
                .containsExactlyElementsOf(operation.responses().stream()
                        .flatMap(
                                response -> response.vendorCodes().stream().map(code -> response.status() + " " + code))
                        .toList());
        assertThat(covered.rows()).allMatch(Row::documented);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOptionalFieldIsOneRowOfItsStatus(Operation operation) {
        Contract contract = Contract.builtIn(operation.contract());
        Covered covered =
                Coverage.of(List.of(contract), new Observations()).operations().get(operation.qualifiedId());

        assertThat(covered.rows()).noneMatch(Row::seen);
        assertThat(covered.rows(Category.FIELD))
                .isNotEmpty()
                .extracting(row -> row.status() + " " + row.pointer())
                .doesNotHaveDuplicates();
    }

    @Test
    void theKindsOfMessagesAreThoseOfTheConditions() {
        Contract contract = Contract.builtIn("engage");
        List<Row> kinds = Coverage.of(List.of(contract), Seen.samples(contract))
                .operations()
                .get("engage/getChat")
                .rows(Category.KIND);

        assertThat(kinds).hasSize(17).allMatch(row -> row.pointer().equals("/response/messages/*"));
        assertThat(kinds)
                .filteredOn(Row::seen)
                .extracting(Row::name)
                .contains(
                        "type=inbound",
                        "type=inbound abc_sub_type=listpicker_response",
                        "type=outbound whatsapp_sub_type=hsm",
                        "type=outbound livechat_sub_type=quick_replies");
    }

    @Test
    void whatWasNeverSeenIsWishedForTheMostTellingFirst() {
        Observations seen = new Observations();
        assertThat(Coverage.of(List.of(PETS), seen).next())
                .containsExactly(
                        "pets/getPet: an answer with status 200", "pets/getPet: an answer with status 404 (17 or 18)");

        Seen.add(seen, PETS, 404, "{\"code\": 17}", null);
        assertThat(Coverage.of(List.of(PETS), seen).next())
                .containsExactly(
                        "pets/getPet: an answer with status 200",
                        "pets/getPet: an answer with status 404 and the code 18");

        Seen.add(seen, PETS, 200, "{\"kind\": \"dog\"}", null);
        assertThat(Coverage.of(List.of(PETS), seen).next())
                .containsExactly(
                        "pets/getPet: an answer with status 404 and the code 18",
                        "pets/getPet: an answer with status 200 and kind=dog size=big",
                        "pets/getPet: an answer with status 200 and \"cat\" at /kind",
                        "pets/getPet: an answer with status 200 and the field /size",
                        "pets/getPet: an answer with status 200 and the field /owner");

        Seen.add(seen, PETS, 404, "{\"code\": 18}", null);
        Seen.add(seen, PETS, 200, "{\"kind\": \"dog\", \"size\": \"big\", \"owner\": {\"name\": \"x\"}}", null);
        assertThat(Coverage.of(List.of(PETS), seen).next())
                .containsExactly(
                        "pets/getPet: an answer with status 200 and \"cat\" at /kind",
                        "pets/getPet: an answer with status 200 and \"small\" at /size",
                        "pets/getPet: an answer with status 200 and the field /owner/town");

        Seen.add(seen, PETS, 200, "{\"kind\": \"cat\", \"size\": \"small\", \"owner\": {\"town\": \"x\"}}", null);
        assertThat(Coverage.of(List.of(PETS), seen).next()).isEmpty();
    }

    @Test
    void noMoreThanTenThingsAreWishedForAndThoseOfTheObservedContractFirst() {
        Observations seen = Seen.bodies(PETS, "{\"kind\": \"dog\"}");
        List<Contract> contracts = List.of(Contract.builtIn("engage"), PETS);

        assertThat(Coverage.of(contracts, seen).next())
                .hasSize(10)
                .satisfies(lines -> assertThat(lines.subList(0, 5)).allMatch(line -> line.startsWith("pets/getPet")))
                .satisfies(lines -> assertThat(lines.subList(5, 10)).allMatch(line -> line.startsWith("engage/")));
    }

    @Test
    void undocumentedValuesHaveSeparateRows() {
        Observations seen = Seen.bodies(PETS, "{\"kind\": \"bird\", \"mood\": 1, \"size\": \"not a word\"}");
        Seen.add(seen, PETS, 418, "{}", Instant.EPOCH);

        List<Row> rows =
                Coverage.of(List.of(PETS), seen).operations().get("pets/getPet").rows();

        assertThat(rows)
                .filteredOn(row -> !row.documented())
                .extracting(row -> row.category() + " " + row.pointer() + " " + row.name())
                .containsExactly("STATUS  418", "VALUE /kind bird", "VALUE /size (other)", "FIELD /mood /mood");
    }

    @Test
    void theWholeTableIsJson() {
        Contract contract = Contract.builtIn("engage");
        Operation operation = contract.operation("getChat").orElseThrow();
        Sample sample = operation.sample("livechat").orElseThrow();
        Observations seen = new Observations();
        seen.add(
                operation,
                contract,
                Exchange.ofOperation(operation.qualifiedId()).status(200).body(sample.body()),
                Optional.of(Instant.EPOCH));
        Coverage coverage = Coverage.of(List.of(contract), seen);

        JsonNode tree = coverage.toJson();

        assertThat(tree.at("/exchanges/engage~1getChat").asLong()).isEqualTo(1);
        assertThat(tree.path("rows"))
                .hasSize(coverage.operations().values().stream()
                        .mapToInt(covered -> covered.rows().size())
                        .sum());
        assertThat(tree.path("rows"))
                .filteredOn(row -> row.path("name").asText().equals("livechat"))
                .anySatisfy(row -> {
                    assertThat(row.path("operation").asText()).isEqualTo("engage/getChat");
                    assertThat(row.path("category").asText()).isEqualTo("enum values");
                    assertThat(row.path("pointer").asText()).isEqualTo("/response/channel");
                    assertThat(row.path("n").asLong()).isEqualTo(1);
                    assertThat(row.path("first").asText()).isEqualTo("1970-01-01T00:00:00Z");
                });
        assertThat(tree.path("next")).hasSize(10);
    }

    @Test
    void theFiguresOfAFieldAreJson() {
        Observations seen =
                Seen.bodies(PETS, "{\"kind\": \"dog\"}", "{\"kind\": null}", "{\"kind\": \"cat\", \"mood\": 1}", "{}");

        JsonNode all = Figures.of(seen).toJson();

        JsonNode kind = stream(all).filter(is("/kind")).findFirst().orElseThrow();
        assertThat(kind.at("/present/count").asLong()).isEqualTo(3);
        assertThat(kind.at("/present/n").asLong()).isEqualTo(4);
        assertThat(kind.at("/present/share").asDouble()).isEqualTo(0.75);
        assertThat(kind.at("/present/low").asDouble()).isBetween(0.3, 0.31);
        assertThat(kind.at("/null/count").asLong()).isEqualTo(1);
        assertThat(kind.at("/types/string/n").asLong()).isEqualTo(2);
        assertThat(kind.at("/values/cat/share").asDouble()).isEqualTo(0.5);
        JsonNode mood = stream(all).filter(is("/mood")).findFirst().orElseThrow();
        assertThat(mood.path("documented").asBoolean()).isFalse();
        assertThat(mood.at("/present/share").asDouble()).isEqualTo(0.25);
        JsonNode body = stream(all).filter(is("")).findFirst().orElseThrow();
        assertThat(body.has("present")).isFalse();
    }

    @Test
    void observationsOfAnotherVersionAreRefused() {
        Contract other =
                Contract.of("pets", PETS.document().toString().replace("\"version\":\"1\"", "\"version\":\"2\""));

        assertThatThrownBy(() -> Coverage.of(List.of(other), Seen.bodies(PETS, "{}")))
                .isInstanceOf(ObservationsException.class);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Predicate<JsonNode> is(String pointer) {
        return field -> field.path("pointer").asText().equals(pointer);
    }
}
