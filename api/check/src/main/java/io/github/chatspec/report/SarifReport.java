package io.github.chatspec.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings as SARIF 2.1.0, which code scanners and editors read: one run, with all rules and their help.
 *
 * <p>A result is written when it comes, and none is held.
 */
public final class SarifReport implements Report {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final JsonGenerator json;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final String related;

    /**
     * Begins a report.
     *
     * @param out where it goes, in UTF-8; it is flushed at the end, and not closed
     * @param version the version of chatspec
     * @throws IOException if the report cannot be written
     */
    public SarifReport(Writer out, String version) throws IOException {
        this(out, version, ReportRule.ofJudge(), "The contract promises it here.");
    }

    /**
     * Begins a report about other findings than those of the judge.
     *
     * @param out where it goes, in UTF-8; it is flushed at the end, and not closed
     * @param version the version of chatspec
     * @param rules the rules of the findings
     * @param related what the place in the contract is for a finding, in one sentence
     * @throws IOException if the report cannot be written
     */
    SarifReport(Writer out, String version, List<ReportRule> rules, String related) throws IOException {
        this.related = related;
        this.json = JsonText.generator(out);
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "chatspec");
        json.writeStringField("version", version);
        json.writeArrayFieldStart("rules");
        for (ReportRule rule : rules) {
            indexes.put(rule.id(), indexes.size());
            write(rule);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("results");
    }

    private void write(ReportRule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        message("shortDescription", rule.description());
        message("fullDescription", rule.description() + " Its default level is " + rule.level() + ".");
        message("help", rule.help());
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", rule.level().toString());
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public boolean needsCleanExchanges() {
        return false;
    }

    @Override
    public void add(JudgedExchange judged) throws IOException {
        // A result is written whole or not at all.
        List<String> results = new ArrayList<>(judged.findings().size());
        for (Finding finding : judged.findings()) {
            StringWriter result = new StringWriter();
            try (JsonGenerator generator = JsonText.generator(result)) {
                new SarifResult(generator, indexes, related).write(judged, finding);
            }
            results.add(result.toString());
        }
        for (String result : results) {
            json.writeRawValue(result);
        }
    }

    @Override
    public void end(Summary summary) throws IOException {
        json.writeEndArray();
        writeInvocation(summary);
        json.writeObjectFieldStart("properties");
        json.writeNumberField("exchanges", summary.exchanges());
        json.writeNumberField("exchangesWithOtherHosts", summary.otherHosts().exchanges());
        json.writeNumberField("withheld", summary.withheld());
        json.writeNumberField("known", summary.known());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private void writeInvocation(Summary summary) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", summary.internalErrors() == 0);
        json.writeArrayFieldStart("toolExecutionNotifications");
        for (String sentence : summary.otherHosts().sentences()) {
            json.writeStartObject();
            json.writeStringField("level", Level.NOTE.toString());
            message("message", JsonText.encodable(sentence));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void message(String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }
}
