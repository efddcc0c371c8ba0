package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.JsonValues;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.judge.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The verdicts over the schemas of one contract, each made on first use; may be shared between threads. */
public final class Verdicts {

    private final Contract contract;
    private final Schemas schemas;
    private Schemas requestSchemas;
    private final PlaceRules rules;
    private final ConcurrentHashMap<String, Verdict> bySchema = new ConcurrentHashMap<>();

    public Verdicts(Contract contract, Schemas schemas, PlaceRules rules) {
        this.contract = contract;
        this.schemas = schemas;
        this.rules = rules;
    }

    /** Returns the schemas that the verdicts are about. */
    public Schemas schemas() {
        return schemas;
    }

    /** Returns the schemas that requests are validated against, which are created on first use. */
    public synchronized Schemas requestSchemas() {
        if (requestSchemas == null) {
            requestSchemas = new Schemas(contract, Direction.REQUEST);
        }
        return requestSchemas;
    }

    /**
     * Returns whether a schema accepts a value; its verdict decides where it can.
     *
     * @param schemaPointer the JSON Pointer of the schema
     * @param value the value
     * @return whether it does
     */
    public boolean accept(String schemaPointer, JsonNode value) {
        byte[] text = JsonValues.text(value).getBytes(StandardCharsets.UTF_8);
        return of(schemaPointer).isClean(text) || schemas.accepts(schemaPointer, value);
    }

    /**
     * Returns the verdict for bodies that a schema promises.
     *
     * @param schemaPointer the JSON Pointer of the schema
     * @return a compiled verdict, or one on a tree if the schema cannot be compiled
     */
    public Verdict of(String schemaPointer) {
        Verdict known = bySchema.get(schemaPointer);
        if (known == null) {
            Optional<Verdict> compiled = VerdictCompiler.compile(contract, schemas, schemaPointer);
            known = compiled.isPresent() ? compiled.get() : new TreeVerdict(contract, schemas, schemaPointer, rules);
            bySchema.put(schemaPointer, known);
        }
        return known;
    }
}
