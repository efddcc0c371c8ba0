package io.github.chatspec.judge.keyword;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Pointers;

/** One compiled keyword of a schema. */
abstract class SchemaKeyword {

    private final Declaration declaration;

    /**
     * Where a schema declares a keyword.
     *
     * @param name the keyword
     * @param schema the schema
     * @param pointer the JSON Pointer of the keyword
     */
    record Declaration(String name, JsonNode schema, String pointer) {

        /** Returns the value of the keyword. */
        JsonNode promise() {
            return schema.get(name);
        }

        /** Returns the JSON Pointer of the schema. */
        String holder() {
            return Pointers.parent(pointer);
        }
    }

    SchemaKeyword(Declaration declaration) {
        this.declaration = declaration;
    }

    abstract boolean accepts(JsonNode value);

    /**
     * Returns whether {@link #report} reports nothing about a value that the keyword accepts, so that the value, which may
     * be large, need not be tested before.
     */
    boolean onlyApplies() {
        return false;
    }

    /** Reports what a value violates that the keyword does not accept; by default, the keyword itself. */
    void report(JsonNode value, BreachCollector out) {
        report(value, null, out);
    }

    /** Reports a violation of the keyword itself. */
    final void report(JsonNode value, String property, BreachCollector out) {
        out.add(name(), value, declaration.pointer(), property);
    }

    final String name() {
        return declaration.name();
    }

    final String pointer() {
        return declaration.pointer();
    }
}
