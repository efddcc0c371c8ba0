package io.github.chatspec.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.json.Pointers;
import java.io.File;
import java.io.IOException;
import java.util.Map;

/**
 * Writes one result of a SARIF log.
 *
 * @param json receives the result
 * @param indexes the index of each rule in the log's list of rules, by id
 * @param relation what the place in the contract is for a finding, in one sentence
 */
record SarifResult(JsonGenerator json, Map<String, Integer> indexes, String relation) {

    /** The name of our fingerprints; its number changes when they are made in another way. */
    private static final String FINGERPRINT = "chatspec/2";

    void write(JudgedExchange judged, Finding finding) throws IOException {
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
        message("message", relation);
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

    private void message(String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        text("text", text);
        json.writeEndObject();
    }

    private void text(String name, String value) throws IOException {
        json.writeStringField(name, JsonText.encodable(value));
    }
}
