package io.github.chatspec.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;

/**
 * The findings for programs: one JSON object per line and finding, and a last line with the counts.
 *
 * <p>A finding is written when it comes, and none is held.
 */
public final class JsonReport implements Report {

    private final Writer out;

    /**
     * Begins a report.
     *
     * @param out receives the report; it is flushed at the end, but not closed
     */
    public JsonReport(Writer out) {
        this.out = out;
    }

    @Override
    public boolean needsCleanExchanges() {
        return false;
    }

    @Override
    public void add(JudgedExchange judged) throws IOException {
        if (judged.findings().isEmpty()) {
            return;
        }
        // An exchange is written whole or not at all.
        StringWriter lines = new StringWriter();
        try (JsonGenerator json = JsonText.generator(lines)) {
            write(judged, json);
            json.writeRaw('\n');
        }
        out.write(lines.toString());
    }

    private static void write(JudgedExchange judged, JsonGenerator json) throws IOException {
        for (Finding finding : judged.findings()) {
            json.writeStartObject();
            text(json, "input", judged.input());
            json.writeNumberField("entry", judged.entry());
            text(json, "operation", finding.operation().orElse(null));
            if (finding.status() == 0) {
                json.writeNullField("status");
            } else {
                json.writeNumberField("status", finding.status());
            }
            text(json, "rule", finding.rule());
            text(json, "level", finding.level().toString());
            text(json, "pointer", finding.pointer().orElse(null));
            text(json, "contract", finding.contract().map(Object::toString).orElse(null));
            text(json, "message", finding.message());
            text(json, "fingerprint", finding.fingerprint());
            json.writeEndObject();
        }
    }

    @Override
    public void end(Summary summary) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JsonText.generator(line)) {
            write(summary, json);
            json.writeRaw('\n');
        }
        out.write(line.toString());
        out.flush();
    }

    private static void write(Summary summary, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("summary");
        json.writeNumberField("exchanges", summary.exchanges());
        write(summary.otherHosts(), json);
        json.writeNumberField("findings", summary.findings());
        json.writeObjectFieldStart("levels");
        for (Level level : Level.values()) {
            json.writeNumberField(level.toString(), summary.count(level));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("rules");
        for (Map.Entry<String, Long> rule : summary.rules().entrySet()) {
            json.writeNumberField(rule.getKey(), rule.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("missingBodies", summary.missingBodies());
        json.writeNumberField("withheld", summary.withheld());
        json.writeNumberField("known", summary.known());
        json.writeArrayFieldStart("gone");
        for (String fingerprint : summary.resolved()) {
            json.writeString(JsonText.encodable(fingerprint));
        }
        json.writeEndArray();
        if (summary.coverage().isPresent()) {
            json.writeFieldName("coverage");
            json.writeTree(summary.coverage().get().toJson());
        }
        if (summary.figures().isPresent()) {
            json.writeFieldName("fields");
            json.writeTree(summary.figures().get().toJson());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(OtherHosts others, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("otherHosts");
        json.writeNumberField("exchanges", others.exchanges());
        json.writeObjectFieldStart("hosts");
        for (Map.Entry<String, Long> host : others.hosts().entrySet()) {
            json.writeNumberField(JsonText.encodable(host.getKey()), host.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("bases");
        for (String base : others.bases()) {
            json.writeString(JsonText.encodable(base));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        json.writeStringField(name, value == null ? null : JsonText.encodable(value));
    }
}
