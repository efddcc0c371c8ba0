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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is noted about objects with conditions. */
class NotedConditionsTest {

    private static final Secrets SECRETS = Secrets.of(exchange(""), Optional.empty());

    private static final Map<String, List<String>> USUAL = Map.of(
            "kind", List.of("\"x\"", "\"y\"", "\"z\""),
            "later", List.of("\"2020-01-02T03:04:06Z\""),
            "earlier", List.of("\"2020-01-02T03:04:05Z\""),
            "more", List.of("1"),
            "n", List.of("1"),
            "a", List.of("\"\""),
            "b", List.of("{}", "{\"c\": 1}"),
            "c", List.of("\"\""));

    private static final List<String> VALUES = List.of(
            "\"x\"",
            "\"y\"",
            "\"z\"",
            "\"something\"",
            "\"2020-01-02T03:04:04Z\"",
            "null",
            "null",
            "7",
            "true",
            "[]",
            "{}",
            "{\"c\": 1}",
            "{\"c\": 1, \"more\": 1}");

    @Test
    void anUnknownKeyIsReportedWithTheFactsThatApplyToItsObject() {
        eachHasItsFindings(
                "undocumented-field",
                """
                {"type": "object",
                 "properties": {"kind": {"type": "string"}, "part": {"type": "object", "properties": {"a": {}}}},
                 "if": {"properties": {"kind": {"const": "x"}}},
                 "then": {"properties": {"part": {"x-facts": ["of-x"]}}}}
                """,
                "{\"kind\": \"x\", \"part\": {\"more\": 1}}",
                "{\"kind\": \"y\", \"part\": {\"more\": 1}}");
    }

    @Test
    void anUnknownKeyIsReportedWithTheFactsOfItsObject() {
        eachHasItsFindings(
                "undocumented-field", """
                {"type": "object",
                 "properties": {"kind": {"type": "string"}},
                 "if": {"properties": {"kind": {"const": "x"}}},
                 "then": {"x-facts": ["of-x"]}}
                """, "{\"kind\": \"x\", \"more\": 1}", "{\"kind\": \"y\", \"more\": 1}");
    }

    @Test
    void anUnknownKeyIsReportedAtTheFirstSchemaThatListsKeys() {
        eachHasItsFindings(
                "undocumented-field", """
                {"type": "object",
                 "allOf": [
                   {"if": {"properties": {"kind": {"const": "x"}}}, "then": {"properties": {"b": false}}},
                   {"properties": {"kind": {"type": "string"}, "b": {}}}]}
                """, "{\"kind\": \"x\", \"more\": 1}", "{\"kind\": \"y\", \"more\": 1}");
    }

    @Test
    void aForbiddenCombinationIsReportedWithThePlaceOfItsObject() {
        eachHasItsFindings(
                "message-content", """
                {"type": "object",
                 "properties": {"list": {"type": "array", "items": {"type": "object",
                   "properties": {"a": {}, "b": {}},
                   "allOf": [{"x-rule": "message-content", "if": {"required": ["a"]}, "then": {"not": {"required": ["b"]}}}]}}}}
                """, "{\"list\": [{\"a\": 1, \"b\": 1}]}", "{\"list\": [{}, {\"a\": 1, \"b\": 1}]}");
    }

    @Test
    void whatIsNotedOfRandomObjectsIsWhatTheJudgeReports() {
        Contract contract = contract("""
                {"type": "object", "required": ["kind"], "x-not-before": {"later": "earlier"},
                 "properties": {
                   "kind": {"type": "string", "enum": ["x", "y", "z"]},
                   "later": {"type": "string", "format": "date-time"},
                   "earlier": {"type": "string", "format": "date-time"},
                   "list": {"type": "array", "x-sorted-by": {"property": "later", "order": "ascending"}, "items": {
                     "type": "object", "required": ["n"],
                     "properties": {
                       "n": {"type": "integer"},
                       "later": {"type": "string"},
                       "kind": {"type": "string", "enum": ["x", "y", "z"], "x-enum-readings": {"z": "table"}},
                       "a": {"type": "string"},
                       "b": {"type": "object", "properties": {"c": {"x-only-where": {"kind": ["x", "y"]}}}},
                       "c": {"type": "string", "x-reading": "table"}},
                     "if": {"required": ["kind"]},
                     "then": {"allOf": [
                       {"x-rule": "message-content", "if": {"properties": {"kind": {"const": "x"}}},
                        "then": {"required": ["a"]}},
                       {"x-rule": "message-content", "if": {"properties": {"kind": {"const": "y"}}},
                        "then": {"required": ["a", "b"]}},
                       {"x-rule": "message-content", "if": {"properties": {"kind": {"enum": ["x", "y"]}}},
                        "then": {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}},
                       {"x-rule": "message-content", "if": {"properties": {"kind": {"const": "z"}}},
                        "then": {"properties": {"b": false}, "not": {"required": ["a", "c"]}}},
                       {"if": {"properties": {"kind": {"const": "z"}}}, "then": {"required": ["c"]}}]}}}}}
                """);
        Judge judge = Judge.of(contract);
        NotedBodies noted = noted(contract);
        Random random = new Random(15);
        int known = 0;
        int tried = 20_000;
        for (int i = 0; i < tried; i++) {
            String body = object(random, 1, List.of("kind", "later", "earlier", "more"));
            List<Finding> judged = judge.judge(exchange(body));
            List<Finding> found = known(noted, body);
            assertThat(found.isEmpty() ? judged : found).as(body).isEqualTo(judged);
            known += found.isEmpty() ? 0 : 1;
            learn(noted, body, judged);
        }

        assertThat(known).isGreaterThan(tried / 5);
    }

    private static String object(Random random, int depth, List<String> keys) {
        List<String> fields = new ArrayList<>();
        for (String key : keys) {
            boolean isRare = key.equals("c") || key.equals("more");
            if (random.nextInt(8) == 0 == isRare) {
                List<String> values = random.nextInt(16) == 0 ? VALUES : USUAL.get(key);
                fields.add("\"" + key + "\": " + values.get(random.nextInt(values.size())));
            }
        }
        if (depth > 0) {
            List<String> items = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                items.add(object(random, 0, List.of("n", "later", "kind", "a", "b", "c")));
            }
            fields.add("\"list\": " + items);
        }
        return "{" + String.join(", ", fields) + "}";
    }

    private static void eachHasItsFindings(String rule, String schema, String first, String second) {
        Contract contract = contract(schema);
        Judge judge = Judge.of(contract);
        NotedBodies noted = noted(contract);
        for (String body : List.of(first, second, first, second)) {
            List<Finding> judged = judge.judge(exchange(body)).stream()
                    .filter(finding -> finding.rule().equals(rule))
                    .toList();
            assertThat(judged).hasSize(1);
            List<Finding> known = known(noted, body);
            assertThat(known.isEmpty() ? judged : known).as(body).isEqualTo(judged);
            learn(noted, body, judged);
        }
    }

    private static Contract contract(String schema) {
        return Contract.of("things", """
                {"openapi": "3.1.0", "info": {"title": "Things", "version": "1"},
                 "paths": {"/thing": {"get": {"operationId": "getThing", "responses": {"200": {"description": "It.",
                   "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}}},
                 "components": {"schemas": {"Thing": %s}}}
                """.formatted(schema));
    }

    private static NotedBodies noted(Contract contract) {
        return new NotedBodies(VerdictCompiler.compile(contract, new Schemas(contract), Thing.SCHEMA)
                .orElseThrow());
    }

    private static Exchange exchange(String body) {
        return Exchange.ofOperation("things/getThing").status(200).body(body.getBytes(UTF_8));
    }

    private static List<Finding> known(NotedBodies noted, String body) {
        byte[] text = text(body);
        return noted.findings(text, text.length - Verdict.PADDING, SECRETS);
    }

    private static void learn(NotedBodies noted, String body, List<Finding> judged) {
        byte[] text = text(body);
        noted.learn(text, text.length - Verdict.PADDING, SECRETS, judged);
    }

    private static byte[] text(String body) {
        byte[] text = TextNode.valueOf(body).toString().getBytes(UTF_8);
        return Arrays.copyOf(text, text.length + Verdict.PADDING);
    }
}
