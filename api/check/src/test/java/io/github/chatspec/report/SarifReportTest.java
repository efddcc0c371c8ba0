package io.github.chatspec.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.rule.Rule;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each report is held against the schema of SARIF 2.1.0. */
class SarifReportTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Schema SCHEMA = schema();

    @Test
    void aRunNamesTheToolAndAllItsRules() throws IOException {
        JsonNode report = report();

        assertThat(report.get("version").asText()).isEqualTo("2.1.0");
        assertThat(report.get("runs")).hasSize(1);
        JsonNode driver = report.at("/runs/0/tool/driver");
        assertThat(driver.get("name").asText()).isEqualTo("chatspec");
        assertThat(driver.get("version").asText()).isEqualTo("9.8.7");
        assertThat(driver.has("informationUri")).isFalse();
        assertThat(driver.get("rules").valueStream().map(rule -> rule.get("id").asText()))
                .containsExactlyElementsOf(Judge.rules().stream().map(Rule::id).toList());
    }

    @Test
    void aRuleHasAHelpTextALevelAndASmallestExample() throws IOException {
        List<JsonNode> rules =
                report().at("/runs/0/tool/driver/rules").valueStream().toList();

        for (int i = 0; i < rules.size(); i++) {
            Rule rule = Judge.rules().get(i);
            JsonNode told = rules.get(i);
            assertThat(told.at("/shortDescription/text").asText()).isEqualTo(rule.help());
            assertThat(told.at("/fullDescription/text").asText()).startsWith(rule.help());
            assertThat(told.at("/help/text").asText())
                    .contains(rule.example().schema(), rule.example().toString());
            assertThat(told.at("/defaultConfiguration/level").asText())
                    .isEqualTo(rule.level().toString());
        }
    }

    @Test
    void aFindingIsAResultWithItsPlaces() throws IOException {
        JsonNode result = report(Runs.judged("my logs/a.har", 2, Runs.finding(Level.WARNING)))
                .at("/runs/0/results/0");

        ObjectNode expected = (ObjectNode) JSON.readTree("""
                {"ruleId": "enum", "level": "warning", "message": {"text": "It is wrong."},
                 "locations": [{
                   "physicalLocation": {"artifactLocation": {"uri": "my%20logs/a.har"}, "region": {"startLine": 12}},
                   "logicalLocations": [
                     {"name": "type", "fullyQualifiedName": "/things/0/type", "kind": "member"}]}],
                 "relatedLocations": [{"id": 1,
                   "physicalLocation": {
                     "artifactLocation": {"uri": "things/openapi.yaml"}, "region": {"startLine": 12}},
                   "message": {"text": "The contract promises it here."}}],
                 "partialFingerprints": {"chatspec/2": "enum things/getThing 200 /things/*/type"},
                 "properties": {"operation": "things/getThing", "status": 200, "entry": 2}}""");
        expected.put("ruleIndex", ids().indexOf("enum"));
        assertThat(result).isEqualTo(expected);
    }

    @Test
    void eachLevelKeepsItsName() throws IOException {
        JsonNode results = report(Runs.judged(
                        "a", 1, Runs.finding(Level.ERROR), Runs.finding(Level.WARNING), Runs.finding(Level.NOTE)))
                .at("/runs/0/results");

        assertThat(results.valueStream().map(result -> result.get("level").asText()))
                .containsExactly("error", "warning", "note");
    }

    @Test
    void aBodyThatIsTheWholeInputHasItsOwnLinesAndColumns() throws IOException {
        JsonNode report = report(new JudgedExchange(
                new JudgedExchange.Source("body.json", 1, 1, true),
                Optional.of(Runs.OPERATION),
                200,
                List.of(Runs.finding(Level.ERROR)),
                Optional.empty(),
                Optional.empty()));

        assertThat(report.at("/runs/0/results/0/locations/0/physicalLocation/region"))
                .isEqualTo(JSON.readTree("{\"startLine\": 3}"));
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws IOException {
        JsonNode result = report(Runs.judged("-", 1, Runs.bare(Level.NOTE))).at("/runs/0/results/0");

        ObjectNode expected = (ObjectNode) JSON.readTree("""
                {"ruleId": "operation-unknown", "level": "note", "message": {"text": "Nobody knows it."},
                 "locations": [
                   {"physicalLocation": {"artifactLocation": {"uri": "-"}, "region": {"startLine": 11}}}],
                 "partialFingerprints": {"chatspec/2": "operation-unknown - - -"},
                 "properties": {"entry": 1}}""");
        expected.put("ruleIndex", ids().indexOf("operation-unknown"));
        assertThat(result).isEqualTo(expected);
    }

    @Test
    void aFindingAboutTheWholeBodyNamesTheRoot() throws IOException {
        JsonNode report = report(Runs.judged("a", 1, Runs.finding(Level.ERROR, "type", "", "It is no object.")));

        assertThat(report.at("/runs/0/results/0/locations/0/logicalLocations"))
                .isEqualTo(JSON.readTree("[{\"fullyQualifiedName\": \"\", \"kind\": \"member\"}]"));
    }

    @Test
    void aRunWithoutFindingsHasAnEmptyListOfResults() throws IOException {
        JsonNode run = report(Runs.judged("a", 1)).at("/runs/0");

        assertThat(run.get("results")).isEqualTo(JSON.createArrayNode());
        assertThat(run.get("properties")).isEqualTo(JSON.readTree("""
                {"exchanges": 1, "exchangesWithOtherHosts": 0, "withheld": 0, "known": 0}"""));
        assertThat(run.get("invocations"))
                .isEqualTo(JSON.readTree("[{\"executionSuccessful\": true, \"toolExecutionNotifications\": []}]"));
    }

    @Test
    void exchangesWithOtherHostsAreNotifications() throws IOException {
        StringWriter out = new StringWriter();
        SarifReport report = new SarifReport(out, "1.2.3");
        Summary.Builder summary = Runs.summary(report, Runs.judged("a", 1));
        Runs.countOtherHosts(summary);
        report.end(summary.build());
        JsonNode run = valid(out.toString()).at("/runs/0");

        assertThat(run.at("/properties/exchangesWithOtherHosts").intValue()).isEqualTo(2);
        assertThat(run.at("/invocations/0/toolExecutionNotifications")).isEqualTo(JSON.readTree("""
                        [{"level": "note", "message": {"text":
                         "2 exchanges with 1 other host were not judged: https://cdn.example (2)."}},
                         {"level": "note", "message": {"text": "Some of them fit operations of things; to judge them, use\
                         --base things=https://cdn.example."}}]"""));
    }

    @Test
    void aRunOnWhichChatspecFailedWasNotSuccessful() throws IOException {
        JsonNode run = report(Runs.judged("a", 1).withFailure(new IllegalStateException()))
                .at("/runs/0");

        assertThat(run.at("/invocations/0/executionSuccessful").booleanValue()).isFalse();
        assertThat(run.at("/results/0/ruleId").textValue()).isEqualTo("internal-error");
    }

    @Test
    void severalInputsStandInTheirOrder() throws IOException {
        JsonNode report = report(
                Runs.judged("a", 1, Runs.finding(Level.ERROR)),
                Runs.judged("b", 1),
                Runs.judged("c", 7, Runs.finding(Level.ERROR)));

        assertThat(report.at("/runs/0/results").findValuesAsText("uri"))
                .containsExactly("a", "things/openapi.yaml", "c", "things/openapi.yaml");
    }

    @Test
    void hostileTextsAreValuesAndAddressesStayAddresses() throws IOException {
        JsonNode result = report(Runs.judged(Runs.HOSTILE, 1, Runs.hostile())).at("/runs/0/results/0");

        String encodable = Runs.HOSTILE.replace('\ud800', '\ufffd');
        assertThat(result.at("/message/text").asText()).isEqualTo("It says " + encodable + ".");
        for (String uri : result.findValuesAsText("uri")) {
            assertThat(URI.create(uri).getScheme()).isNull();
            assertThat(URI.create(uri).getPath()).isEqualTo(Runs.HOSTILE.replace('\ud800', '?'));
        }
    }

    @Test
    void theSchemaRefusesInvalidSarif() throws IOException {
        JsonNode report = report(Runs.judged("a", 1, Runs.finding(Level.ERROR)));

        ((ObjectNode) report.at("/runs/0/results/0")).put("level", "fatal").put("colour", "red");
        assertThat(SCHEMA.validate(report)).extracting(Error::getKeyword).contains("enum", "additionalProperties");
    }

    private static JsonNode report(JudgedExchange... exchanges) throws IOException {
        StringWriter out = new StringWriter();
        Runs.run(new SarifReport(out, "9.8.7"), exchanges);
        return valid(out.toString());
    }

    private static JsonNode valid(String text) throws IOException {
        JsonNode report = JSON.readTree(text);
        assertThat(SCHEMA.validate(report)).isEmpty();
        return report;
    }

    private static List<String> ids() {
        return Judge.rules().stream().map(Rule::id).toList();
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Files.readString(
                            Path.of("target", "foreign", "sarif", "schema", "sarif-schema-2.1.0.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
