package io.github.chatspec.judge.keyword;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.List;

/** Collects the violations of one value, with the place in the value and the keywords that led to each. */
final class BreachCollector {

    private final Contract contract;
    private final List<Breach> breaches = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private final List<String> segments = new ArrayList<>();

    BreachCollector(Contract contract) {
        this.contract = contract;
    }

    List<Breach> breaches() {
        return breaches;
    }

    void enterKeyword(String keyword) {
        path.add(keyword);
    }

    void leaveKeyword() {
        path.remove(path.size() - 1);
    }

    /** Reports what a value violates in the branch or other part of a keyword. */
    void reportPart(String part, SchemaKeywords schema, JsonNode value) {
        path.add(part);
        schema.report(value, this);
        leaveKeyword();
    }

    /** Reports what a property or item violates. */
    void reportChild(String segment, SchemaKeywords schema, JsonNode child) {
        segments.add(segment);
        schema.report(child, this);
        segments.remove(segments.size() - 1);
    }

    /** Reports what a property or item violates in the part of a keyword that describes it. */
    void reportChild(String segment, String part, SchemaKeywords schema, JsonNode child) {
        path.add(part);
        reportChild(segment, schema, child);
        leaveKeyword();
    }

    /** Adds a violation by the value at the current place. */
    void add(String keyword, JsonNode value, String schemaPointer, String property) {
        add(pointer(), keyword, value, schemaPointer, property);
    }

    /** Adds a violation by a property or item of the value at the current place. */
    void addChild(String segment, String keyword, JsonNode child, String schemaPointer, String property) {
        add(Pointers.append(pointer(), segment), keyword, child, schemaPointer, property);
    }

    /** Adds violations that another validator found in the value at the current place. */
    void addAll(List<Breach> found) {
        for (Breach breach : found) {
            List<String> whole = new ArrayList<>(path);
            whole.addAll(breach.path());
            SchemaViolation violation = breach.violation();
            breaches.add(new Breach(violation.at(pointer() + violation.pointer()), whole));
        }
    }

    /** Returns the pointer of the current place, which is only built for violations, since most values have none. */
    private String pointer() {
        String pointer = Pointers.ROOT;
        for (String segment : segments) {
            pointer = Pointers.append(pointer, segment);
        }
        return pointer;
    }

    private void add(String place, String keyword, JsonNode value, String schemaPointer, String property) {
        JsonNode promise = contract.at(schemaPointer);
        SchemaViolation violation = new SchemaViolation(keyword, place, value, schemaPointer, promise, property);
        breaches.add(new Breach(violation, List.copyOf(path)));
    }
}
