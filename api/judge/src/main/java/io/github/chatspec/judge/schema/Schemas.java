package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The schemas of one contract, which validate values. */
public final class Schemas {

    /** The number of bytes up to which a body is validated. */
    public static final int MAX_BODY_BYTES = 64 << 20;

    private final Contract contract;
    private final Direction direction;
    private Validator validator;
    private SchemaCompiler compiler;
    private KnownPlaces places;
    private Discriminators discriminators;
    private final ConcurrentHashMap<String, Predicate<String>> patterns = new ConcurrentHashMap<>();

    /** Creates the schemas of responses. */
    public Schemas(Contract contract) {
        this(contract, Direction.RESPONSE);
    }

    public Schemas(Contract contract, Direction direction) {
        this.contract = contract;
        this.direction = direction;
    }

    /**
     * A keyword that a value violates.
     *
     * @param violation the keyword and the place
     * @param path the keywords that led to it from the schema on, references included
     */
    record Breach(SchemaViolation violation, List<String> path) {}

    /** Validates a value against the schema at a pointer; each branch of a composition reports separately. */
    List<Breach> breaches(String schemaPointer, JsonNode value) {
        BreachCollector out = new BreachCollector(contract);
        compiler().node(schemaPointer).report(value, out);
        return out.breaches();
    }

    /** Returns whether the schema at a pointer accepts a value. */
    public boolean accepts(String schemaPointer, JsonNode value) {
        return compiler().node(schemaPointer).accepts(value);
    }

    /** Returns whether a regular expression of the contract matches anywhere in a text. */
    public boolean finds(String regex, String text) {
        return pattern(regex).test(text);
    }

    /** Returns a predicate that finds a regular expression of the contract anywhere in a text. */
    public Predicate<String> pattern(String regex) {
        Predicate<String> known = patterns.get(regex);
        if (known == null) {
            Optional<SuffixPattern> endings = SuffixPattern.of(regex);
            known = endings.isPresent() ? endings.get() : Validator.pattern(regex)::finds;
            patterns.put(regex, known);
        }
        return known;
    }

    /** Returns the kind of message that the schemas describe. */
    public Direction direction() {
        return direction;
    }

    /** Returns the discriminators of the contract. */
    public synchronized Discriminators discriminators() {
        if (discriminators == null) {
            discriminators = new Discriminators(contract);
        }
        return discriminators;
    }

    /** Returns the places that walks along the schemas came to. */
    synchronized KnownPlaces places() {
        if (places == null) {
            places = new KnownPlaces(contract, this);
        }
        return places;
    }

    private synchronized SchemaCompiler compiler() {
        if (compiler == null) {
            compiler = new SchemaCompiler(contract, this);
        }
        return compiler;
    }

    /** Returns the validator of the schemas that are not compiled, which is created on first use. */
    synchronized Validator validator() {
        if (validator == null) {
            validator = new Validator(contract, direction, this::pattern);
        }
        return validator;
    }
}
