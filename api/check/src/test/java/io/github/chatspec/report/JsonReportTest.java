package io.github.chatspec.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.coverage.Coverage;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.coverage.drift.Figures;
import io.github.chatspec.finding.Level;
import io.github.chatspec.text.PlainText;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final StringWriter out = new StringWriter();
    private final JsonReport report;

    JsonReportTest() throws IOException {
        report = new JsonReport(out);
    }

    @Test
    void aFindingIsAnObjectOfTenMembersOnOneLine() throws IOException {
        Runs.run(report, Runs.judged("a.har", 2, Runs.finding(Level.WARNING)));

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0)).isEqualTo(JSON.readTree("""
                {"input": "a.har", "entry": 2, "operation": "things/getThing", "status": 200, "rule": "enum",
                 "level": "warning", "pointer": "/things/0/type", "contract": "things/openapi.yaml:12",
                 "message": "It is wrong.", "fingerprint": "enum things/getThing 200 /things/*/type"}"""));
        assertThat(lines().get(0).propertyStream().map(Map.Entry::getKey))
                .containsExactly(
                        "input",
                        "entry",
                        "operation",
                        "status",
                        "rule",
                        "level",
                        "pointer",
                        "contract",
                        "message",
                        "fingerprint");
    }

    @Test
    void whatIsNotKnownIsNull() throws IOException {
        Runs.run(report, Runs.judged("-", 1, Runs.bare(Level.ERROR)));

        assertThat(lines().get(0)).isEqualTo(JSON.readTree("""
                {"input": "-", "entry": 1, "operation": null, "status": null, "rule": "operation-unknown",
                 "level": "error", "pointer": null, "contract": null, "message": "Nobody knows it.",
                 "fingerprint": "operation-unknown - - -"}"""));
    }

    @Test
    void theLastLineHoldsTheCounts() throws IOException {
        Summary.Builder summary = Runs.summary(
                report,
                Runs.judged("a", 1, Runs.finding(Level.ERROR), Runs.bare(Level.NOTE)),
                Runs.judged("a", 2),
                Runs.judged("b", 1, Runs.finding(Level.ERROR)));
        summary.count(Runs.finding(Level.ERROR), false);
        summary.countKnown();
        Runs.countOtherHosts(summary);
        summary.resolved(List.of("type things/getThing 200 /id"));
        report.end(summary.build());

        assertThat(lines()).hasSize(4);
        assertThat(lines().get(3)).isEqualTo(JSON.readTree("""
                {"summary": {"exchanges": 3,
                 "otherHosts": {"exchanges": 2, "hosts": {"https://cdn.example": 2},
                 "bases": ["things=https://cdn.example"]}, "findings": 4, "levels": {"error": 3, "warning": 0, "note": 1},
                 "rules": {"enum": 3, "operation-unknown": 1}, "missingBodies": 0, "withheld": 1, "known": 1,
                 "gone": ["type things/getThing 200 /id"]}}"""));
    }

    @Test
    void aRunWithoutFindingsIsTheSummaryAlone() throws IOException {
        Runs.run(report, Runs.judged("a", 1));

        assertThat(lines()).singleElement().isEqualTo(JSON.readTree("""
                {"summary": {"exchanges": 1, "otherHosts": {"exchanges": 0, "hosts": {}, "bases": []},
                 "findings": 0, "levels": {"error": 0, "warning": 0, "note": 0},
                 "rules": {}, "missingBodies": 0, "withheld": 0, "known": 0, "gone": []}}"""));
    }

    @Test
    void theSeenValuesFollowTheCounts() throws IOException {
        Observations seen = new Observations();
        Summary summary = Summary.builder()
                .coverage(Coverage.of(Contract.builtIn(), seen), Figures.of(seen))
                .build();
        report.end(summary);

        JsonNode last = lines().get(0).get("summary");
        assertThat(last.get("coverage"))
                .isEqualTo(
                        JSON.readTree(summary.coverage().orElseThrow().toJson().toString()));
        assertThat(last.at("/coverage/rows").size()).isGreaterThan(100);
        assertThat(last.get("fields"))
                .isEqualTo(
                        JSON.readTree(summary.figures().orElseThrow().toJson().toString()));
        assertThat(last).hasSize(11);
    }

    @Test
    void hostileTextsAreValuesAndSteerNoTerminal() throws IOException {
        Runs.run(report, Runs.judged(Runs.HOSTILE, 1, Runs.hostile()));

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0).get("input").asText()).isEqualTo(Runs.HOSTILE.replace('\ud800', '\ufffd'));
        assertThat(lines().get(0).get("message").asText()).contains("\u202e\u0000\u001b[2J\u009b\r\n", "ü 🙂");
        assertThat(out.toString().replace("\n", "").codePoints()).noneMatch(PlainText::isHarmful);
        assertThat(out.toString()).contains("ü 🙂").endsWith("}\n");
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
