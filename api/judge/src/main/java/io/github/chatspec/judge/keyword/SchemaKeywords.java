package io.github.chatspec.judge.keyword;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A compiled schema: its keywords in the order in which their violations are reported. */
final class SchemaKeywords {

    /** Empty until the keywords are compiled, since a schema may refer to itself. */
    private List<SchemaKeyword> keywords = List.of();

    void keywords(List<SchemaKeyword> compiled) {
        keywords = List.copyOf(compiled);
    }

    boolean accepts(JsonNode value) {
        for (SchemaKeyword keyword : keywords) {
            if (!keyword.accepts(value)) {
                return false;
            }
        }
        return true;
    }

    /** Reports what a value violates; nothing if the schema accepts it. */
    void report(JsonNode value, BreachCollector out) {
        for (SchemaKeyword keyword : keywords) {
            // What only applies other schemas reports nothing either if they accept the value.
            if (keyword.onlyApplies() || !keyword.accepts(value)) {
                out.enterKeyword(keyword.name());
                keyword.report(value, out);
                out.leaveKeyword();
            }
        }
    }
}
