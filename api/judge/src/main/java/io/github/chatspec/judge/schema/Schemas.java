package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.judge.keyword.Breach;
import io.github.chatspec.judge.keyword.Patterns;
import io.github.chatspec.judge.keyword.SchemaEvaluator;
import java.util.List;
import java.util.function.Predicate;

/** The schemas of one contract, which validate values. */
public final class Schemas {

    /** The number of bytes up to which a body is validated. */
    public static final int MAX_BODY_BYTES = 64 << 20;

    private final Contract contract;
    private final Direction direction;
    private final Patterns patterns = new Patterns();
    private volatile SchemaEvaluator evaluator;
    private volatile KnownPlaces places;
    private Discriminators discriminators;

    /** Creates the schemas of responses. */
    public Schemas(Contract contract) {
        this(contract, Direction.RESPONSE);
    }

    public Schemas(Contract contract, Direction direction) {
        this.contract = contract;
        this.direction = direction;
    }

    /** Validates a value against the schema at a pointer; each branch of a composition reports separately. */
    List<Breach> breaches(String schemaPointer, JsonNode value) {
        return evaluator().breaches(schemaPointer, value);
    }

    /** Returns whether the schema at a pointer accepts a value. */
    public boolean accepts(String schemaPointer, JsonNode value) {
        return evaluator().accepts(schemaPointer, value);
    }

    /** Returns whether a regular expression of the contract matches anywhere in a text. */
    public boolean finds(String regex, String text) {
        return pattern(regex).test(text);
    }

    /** Returns a predicate that finds a regular expression of the contract anywhere in a text. */
    public Predicate<String> pattern(String regex) {
        return patterns.of(regex);
    }

    /**
     * Returns a predicate for a string format, which accepts exactly what the validator accepts.
     *
     * @param name the name of the format; one that the validator does not know accepts every text
     */
    public Predicate<String> format(String name) {
        return text -> evaluator().isOfFormat(name, text);
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
    KnownPlaces places() {
        KnownPlaces known = places;
        if (known == null) {
            synchronized (this) {
                known = places == null ? new KnownPlaces(contract, this) : places;
                places = known;
            }
        }
        return known;
    }

    /** Returns the evaluator, which is created on first use: a clean body needs none. */
    private SchemaEvaluator evaluator() {
        SchemaEvaluator known = evaluator;
        if (known == null) {
            synchronized (this) {
                JsonNode document = new OneWayFields(contract, direction).document();
                known = evaluator == null ? new SchemaEvaluator(contract, document, patterns) : evaluator;
                evaluator = known;
            }
        }
        return known;
    }
}
