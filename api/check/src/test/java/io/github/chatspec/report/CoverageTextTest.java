package io.github.chatspec.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.coverage.Coverage;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.exchange.Exchange;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageTextTest {

    private static final Contract PETS = Contract.of("pets", """
            openapi: "3.1.0"
            info: {title: "Pets", version: "1"}
            paths:
              /pets:
                get:
                  operationId: "getPet"
                  responses:
                    "200":
                      description: "A pet."
                      content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
                    "404":
                      description: "None."
                      content: {application/json: {schema: {$ref: "#/components/schemas/Refusal"}}}
              /toys:
                get:
                  operationId: "getToy"
                  responses: {"200": {description: "A toy."}}
            components:
              schemas:
                Refusal: {required: ["code"], properties: {code: {enum: [17, 18], x-vendor-code: true}}}
                Pet:
                  required: ["kind"]
                  properties: {kind: {enum: ["cat", "dog"]}, size: {enum: ["big", "small"]}, name: {type: "string"}}
                  if: {properties: {kind: {const: "dog"}, size: {const: "big"}}}
                  then: {}
            """);

    @Test
    void eachOperationIsABlockAndTheWishesComeLast() {
        Observations seen = new Observations();
        see(seen, 200, "{\"kind\": \"dog\", \"mood\": 1}");
        see(seen, 200, "{\"kind\": \"dog\", \"size\": \"big\"}");
        see(seen, 200, "{\"kind\": \"bird\"}");
        see(seen, 418, "");

        assertThat(printed(Coverage.of(List.of(PETS), seen)))
                .containsExactly(
                        "pets/getPet: 4 exchanges",
                        "  statuses 1 of 2: 200 (3) | never 404 | undocumented 418 (1)",
                        "  vendor codes 0 of 2 | never 17 18",
                        "  message kinds 1 of 1: kind=dog size=big (1)",
                        "  enum values 2 of 4",
                        "    200 /kind 1 of 2: dog (2) | never cat | undocumented bird (1)",
                        "    200 /size 1 of 2: big (1) | never small",
                        "  optional fields 1 of 2",
                        "    200 1 of 2 | never /name | undocumented /mood (1)",
                        "pets/getToy: never seen",
                        "record next",
                        "  1. pets/getToy: an answer with status 200",
                        "  2. pets/getPet: an answer with status 404 (17 or 18)",
                        "  3. pets/getPet: an answer with status 200 and \"cat\" at /kind",
                        "  4. pets/getPet: an answer with status 200 and \"small\" at /size",
                        "  5. pets/getPet: an answer with status 200 and the field /name");
    }

    @Test
    void theSamplesOfTheContractsFitEightyColumns() {
        Observations seen = new Observations();
        for (Contract contract : Contract.builtIn()) {
            for (Operation operation : contract.operations()) {
                for (Sample sample : operation.samples()) {
                    Exchange exchange = Exchange.ofOperation(operation.qualifiedId())
                            .status(sample.status())
                            .body(sample.body());
                    seen.add(operation, contract, exchange, Optional.empty());
                }
            }
        }

        assertThat(printed(Coverage.of(Contract.builtIn(), seen)))
                .hasSizeGreaterThan(20)
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void aKeyCannotSteerTheTerminal() {
        Observations seen = new Observations();
        see(seen, 200, "{\"kind\": \"dog\", \"\\u001b[31m\": 1}");

        assertThat(printed(Coverage.of(List.of(PETS), seen)))
                .anyMatch(line -> line.contains("/\\u001b["))
                .noneMatch(line -> line.contains("\u001b"));
    }

    private static void see(Observations seen, int status, String body) {
        Operation operation = PETS.operations().get(0);
        Exchange exchange = Exchange.ofOperation(operation.qualifiedId())
                .status(status)
                .body(body.getBytes(StandardCharsets.UTF_8));
        seen.add(operation, PETS, exchange, Optional.empty());
    }

    private static List<String> printed(Coverage coverage) {
        StringWriter text = new StringWriter();
        new CoverageText(new PrintWriter(text)).print(coverage);
        return text.toString().lines().toList();
    }
}
