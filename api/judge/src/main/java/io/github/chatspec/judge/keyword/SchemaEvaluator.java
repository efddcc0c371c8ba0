package io.github.chatspec.judge.keyword;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import java.util.List;

/** Evaluates values against the schemas of one contract; may be shared between threads. */
public final class SchemaEvaluator {

    private final Contract contract;
    private final JsonNode document;
    private final Patterns patterns;
    private final SchemaCompiler compiler;
    private Validator validator;

    /**
     * Creates an evaluator.
     *
     * @param contract the contract, to which the pointers of violations lead
     * @param document its document, in which keywords may differ
     * @param patterns its regular expressions
     */
    public SchemaEvaluator(Contract contract, JsonNode document, Patterns patterns) {
        this.contract = contract;
        this.document = document;
        this.patterns = patterns;
        this.compiler = new SchemaCompiler(contract, document, patterns, this);
    }

    /** Evaluates a value against the schema at a pointer; each branch of a composition reports separately. */
    public List<Breach> breaches(String schemaPointer, JsonNode value) {
        BreachCollector out = new BreachCollector(contract);
        compiler.compiled(schemaPointer).report(value, out);
        return out.breaches();
    }

    /** Returns whether the schema at a pointer accepts a value. */
    public boolean accepts(String schemaPointer, JsonNode value) {
        return compiler.compiled(schemaPointer).accepts(value);
    }

    /** Returns whether a text has a format; any text has a format that the validator does not know. */
    public boolean isOfFormat(String format, String text) {
        return validator().isOfFormat(format, text);
    }

    /** Returns the validator of the schemas that are not compiled, which is created on first use. */
    synchronized Validator validator() {
        if (validator == null) {
            validator = new Validator(contract, document, patterns);
        }
        return validator;
    }
}
