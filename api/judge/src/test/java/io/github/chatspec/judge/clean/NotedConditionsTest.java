package io.github.chatspec.judge.clean;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Thing;
import io.github.chatspec.judge.schema.Schemas;
import io.github.chatspec.judge.verdict.Verdict;
import io.github.chatspec.judge.verdict.VerdictCompiler;
import io.github.chatspec.secret.Secrets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is noted about objects that a condition gives further facts. */
class NotedConditionsTest {

    @Test
    void anUnknownKeyIsReportedWithTheFactsThatApplyToItsObject() {
        eachHasItsFindings(
                """
                {"type": "object",
                 "properties": {"kind": {"type": "string"}, "part": {"type": "object", "properties": {"a": {}}}},
                 "if": {"properties": {"kind": {"const": "x"}}},
                 "then": {"properties": {"part": {"x-facts": ["of-x"]}}}}
                """, "{\"kind\": \"x\", \"part\": {\"more\": 1}}", "{\"kind\": \"y\", \"part\": {\"more\": 1}}");
    }

    @Test
    void anUnknownKeyIsReportedWithTheFactsOfItsObject() {
        eachHasItsFindings("""
                {"type": "object",
                 "properties": {"kind": {"type": "string"}},
                 "if": {"properties": {"kind": {"const": "x"}}},
                 "then": {"x-facts": ["of-x"]}}
                """, "{\"kind\": \"x\", \"more\": 1}", "{\"kind\": \"y\", \"more\": 1}");
    }

    @Test
    void anUnknownKeyIsReportedAtTheFirstSchemaThatListsKeys() {
        eachHasItsFindings("""
                {"type": "object",
                 "allOf": [
                   {"if": {"properties": {"kind": {"const": "x"}}}, "then": {"properties": {"b": false}}},
                   {"properties": {"kind": {"type": "string"}, "b": {}}}]}
                """, "{\"kind\": \"x\", \"more\": 1}", "{\"kind\": \"y\", \"more\": 1}");
    }

    private static void eachHasItsFindings(String schema, String first, String second) {
        Contract contract = Contract.of("things", """
                {"openapi": "3.1.0", "info": {"title": "Things", "version": "1"},
                 "paths": {"/thing": {"get": {"operationId": "getThing", "responses": {"200": {"description": "It.",
                   "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}}},
                 "components": {"schemas": {"Thing": %s}}}
                """.formatted(schema));
        Judge judge = Judge.of(contract);
        Verdict verdict = VerdictCompiler.compile(contract, new Schemas(contract), Thing.SCHEMA)
                .orElseThrow();
        NotedBodies noted = new NotedBodies(verdict);
        for (String body : List.of(first, second, first, second)) {
            Exchange exchange =
                    Exchange.ofOperation("things/getThing").status(200).body(body.getBytes(UTF_8));
            Secrets secrets = Secrets.of(exchange, Optional.empty());
            byte[] text = TextNode.valueOf(body).toString().getBytes(UTF_8);
            byte[] padded = Arrays.copyOf(text, text.length + Verdict.PADDING);
            List<Finding> judged = judge.judge(exchange).stream()
                    .filter(finding -> finding.rule().equals("undocumented-field"))
                    .toList();
            assertThat(judged).hasSize(1);
            List<Finding> known = noted.findings(padded, text.length, secrets);
            assertThat(known.isEmpty() ? judged : known).as(body).isEqualTo(judged);
            noted.learn(padded, text.length, secrets, judged);
        }
    }
}
