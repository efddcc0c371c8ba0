package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The schemas of one contract: what they say about a value. */
public final class Schemas {

    /** The number of bytes up to which a body is validated. */
    public static final int MAX_BODY_BYTES = 64 << 20;

    private final Contract contract;
    /** Null where it is the contract's, which is not read before it is needed. */
    private final JsonNode document;

    private final Map<String, JsonNode> remotes;
    private Validator validator;
    private Discriminators discriminators;
    private final ConcurrentHashMap<String, Predicate<String>> patterns = new ConcurrentHashMap<>();

    public Schemas(Contract contract) {
        this(contract, null, Map.of());
    }

    private Schemas(Contract contract, JsonNode document, Map<String, JsonNode> remotes) {
        this.contract = contract;
        this.document = document;
        this.remotes = remotes;
    }

    /**
     * Makes the schemas of no contract, which can only say whether they take a value.
     *
     * @param schema the schema, which stands at the root pointer
     * @param remotes the documents that it may refer to, by address
     */
    public static Schemas bare(JsonNode schema, Map<String, JsonNode> remotes) {
        return new Schemas(null, schema, remotes);
    }

    /**
     * A keyword that a value breaks.
     *
     * @param violation which, and where
     * @param path the keywords that led to it from the schema on, references included
     */
    record Breach(SchemaViolation violation, List<String> path) {}

    /** Holds a value against the schema at a pointer; each branch of a composition reports for itself. */
    List<Breach> breaches(String schemaPointer, JsonNode value) {
        return validator().breaches(schemaPointer, value);
    }

    /** Tells whether the schema at a pointer takes a value. */
    public boolean accepts(String schemaPointer, JsonNode value) {
        return validator().accepts(schemaPointer, value);
    }

    /** Tells whether a regular expression of the contract matches anywhere in a text. */
    public boolean finds(String regex, String text) {
        return pattern(regex).test(text);
    }

    /** A regular expression of the contract, which tells whether it matches anywhere in a text. */
    public Predicate<String> pattern(String regex) {
        Predicate<String> known = patterns.get(regex);
        if (known == null) {
            Optional<SuffixPattern> endings = SuffixPattern.of(regex);
            known = endings.isPresent() ? endings.get() : Validator.pattern(regex)::finds;
            patterns.put(regex, known);
        }
        return known;
    }

    /** Tells whether a key tells branches apart in the schema at a pointer, which is then documented though not listed. */
    synchronized boolean tellsApart(String schemaPointer, String key) {
        if (discriminators == null) {
            discriminators = new Discriminators(contract);
        }
        return discriminators.knows(schemaPointer, key);
    }

    private synchronized Validator validator() {
        if (validator == null) {
            validator =
                    new Validator(contract, document == null ? contract.document() : document, remotes, this::pattern);
        }
        return validator;
    }
}
