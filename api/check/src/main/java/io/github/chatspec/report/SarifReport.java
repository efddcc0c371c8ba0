package io.github.chatspec.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.rule.Rule;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;

/**
 * The findings as SARIF 2.1.0, which code scanners and editors read: one run, with all rules and their help.
 *
 * <p>A result is written when it comes, and none is held.
 */
public final class SarifReport implements Report {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** The name of our fingerprints; its number changes when they are made in another way. */
    private static final String FINGERPRINT = "chatspec/1";

    private final JsonGenerator json;
    private final Map<String, Integer> indexes = new HashMap<>();

    /**
     * Begins a report.
     *
     * @param out where it goes, in UTF-8; it is flushed at the end, and not closed
     * @param version the version of chatspec
     * @throws IOException if the report cannot be written
     */
    public SarifReport(Writer out, String version) throws IOException {
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
        for (Rule rule : Judge.rules()) {
            indexes.put(rule.id(), indexes.size());
            write(rule);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("results");
    }

    private void write(Rule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        message("shortDescription", rule.help());
        message("fullDescription", rule.help() + " Its default level is " + rule.level() + ".");
        message(
                "help",
                "The smallest example.\n\nPromised: " + rule.example().schema() + "\n\nFound: " + rule.example());
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", rule.level().toString());
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public void add(JudgedExchange judged) throws IOException {
        for (Finding finding : judged.findings()) {
            json.writeStartObject();
            json.writeStringField("ruleId", finding.rule());
            Integer index = indexes.get(finding.rule());
            if (index != null) {
                json.writeNumberField("ruleIndex", index);
            }
            json.writeStringField("level", finding.level().toString());
            message("message", finding.message());
            json.writeArrayFieldStart("locations");
            location(judged, finding);
            json.writeEndArray();
            if (finding.contract().isPresent()) {
                related(finding.contract().get());
            }
            json.writeObjectFieldStart("partialFingerprints");
            text(FINGERPRINT, finding.fingerprint());
            json.writeEndObject();
            properties(judged, finding);
            json.writeEndObject();
        }
    }

    private void location(JudgedExchange judged, Finding finding) throws IOException {
        json.writeStartObject();
        // No column: SARIF counts characters, and a body is read as bytes.
        physical(judged.input(), judged.line(finding));
        if (finding.pointer().isPresent()) {
            String pointer = finding.pointer().get();
            json.writeArrayFieldStart("logicalLocations");
            json.writeStartObject();
            if (!pointer.isEmpty()) {
                text("name", Pointers.last(pointer));
            }
            text("fullyQualifiedName", pointer);
            json.writeStringField("kind", "member");
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void related(SourceLine contract) throws IOException {
        json.writeArrayFieldStart("relatedLocations");
        json.writeStartObject();
        json.writeNumberField("id", 1);
        physical(contract.file(), contract.line());
        message("message", "The contract promises it here.");
        json.writeEndObject();
        json.writeEndArray();
    }

    private void physical(String file, long line) throws IOException {
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", FileReference.of(file, File.separatorChar));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", line);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void properties(JudgedExchange judged, Finding finding) throws IOException {
        json.writeObjectFieldStart("properties");
        if (finding.operation().isPresent()) {
            text("operation", finding.operation().get());
        }
        if (finding.status() != 0) {
            json.writeNumberField("status", finding.status());
        }
        json.writeNumberField("entry", judged.entry());
        json.writeEndObject();
    }

    @Override
    public void end(Summary summary) throws IOException {
        json.writeEndArray();
        json.writeObjectFieldStart("properties");
        json.writeNumberField("exchanges", summary.exchanges());
        json.writeNumberField("withheld", summary.withheld());
        json.writeNumberField("known", summary.known());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private void message(String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        text("text", text);
        json.writeEndObject();
    }

    private void text(String name, String value) throws IOException {
        json.writeStringField(name, JsonText.encodable(value));
    }
}
