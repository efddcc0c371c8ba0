package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.schema.FieldCondition;
import io.github.chatspec.judge.schema.Schemas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Compiles the schema of a response into {@link CompiledSchema}s.
 *
 * <p>All schemas that describe one place, by reference or {@code allOf}, become one compiled schema. Requirements on an
 * object as a whole become {@link Clause}s if they compare keys and strings only; any other composition becomes a
 * {@link CompiledSchema.Choice}. A schema with any keyword that is not known here is not compiled at all, since a verdict
 * that overlooks a keyword would call bodies clean that are not.
 *
 * <p>A branch of a composition is compiled as a test: what the schema accepts, and not what is documented, counts then, and
 * a test must be exact, since a composition may depend on a branch that rejects a value.
 */
public final class VerdictCompiler {

    /** The keywords, apart from {@code type}, that may refuse null. */
    private static final List<String> REFUSING_NULL = List.of("enum", "const", "not", "if", "anyOf", "oneOf");

    /** The number of compiled schemas up to which a schema is compiled. */
    private static final int MOST_SHAPES = 20_000;

    private final Contract contract;
    private final Schemas schemas;
    private final VerdictCompiler tests;
    private final Obstacle obstacle;
    private final Map<Place, CompiledSchema> shapes = new HashMap<>();
    private List<FieldCondition> conditions;
    private String repeated;

    /**
     * A place in a body.
     *
     * @param parts the schemas that describe it
     * @param decisions the branches that count, by the JSON Pointer of a composition
     * @param isNullable whether the schemas around all parts allow null (OpenAPI 3.0)
     */
    record Place(Set<String> parts, Map<String, List<String>> decisions, boolean isNullable) {
        /** Returns whether it is decided which branches of a composition count. */
        boolean isDecided(String part, Applicator composition) {
            return decisions.containsKey(composition.subschema(part));
        }

        // Written out, as in OnlyWhere.
        @Override
        public boolean equals(Object other) {
            return other instanceof Place place
                    && isNullable == place.isNullable
                    && parts.equals(place.parts)
                    && decisions.equals(place.decisions);
        }

        @Override
        public int hashCode() {
            return 31 * parts.hashCode() + decisions.hashCode();
        }
    }

    /** The first reason why a schema cannot be compiled. */
    private static final class Obstacle {
        private String reason;
    }

    private VerdictCompiler(Contract contract, Schemas schemas, VerdictCompiler ofResponses) {
        this.contract = contract;
        this.schemas = schemas;
        boolean isTest = ofResponses != null;
        this.obstacle = isTest ? ofResponses.obstacle : new Obstacle();
        this.tests = isTest ? null : new VerdictCompiler(contract, schemas, this);
    }

    /** Compiles the schema at a pointer; returns nothing if only a {@link TreeVerdict} can check it. */
    public static Optional<Verdict> compile(Contract contract, Schemas schemas, String pointer) {
        VerdictCompiler compiler = new VerdictCompiler(contract, schemas, null);
        CompiledSchema shape = compiler.shape(Set.of(pointer));
        return compiler.isKnown()
                ? Optional.of(new ByteVerdict(new NodeLayout().node(shape), Optional.ofNullable(compiler.repeated)))
                : Optional.empty();
    }

    /** Returns why the schema at a pointer cannot be compiled; nothing if it can. */
    static Optional<String> obstacle(Contract contract, Schemas schemas, String pointer) {
        VerdictCompiler compiler = new VerdictCompiler(contract, schemas, null);
        compiler.shape(Set.of(pointer));
        return Optional.ofNullable(compiler.obstacle.reason);
    }

    /** Gives up on a schema. */
    void giveUp(String reason) {
        if (obstacle.reason == null) {
            obstacle.reason = reason;
        }
    }

    private boolean isKnown() {
        return obstacle.reason == null;
    }

    Schemas schemas() {
        return schemas;
    }

    /** Returns whether the compiled schemas are tests of a composition. */
    boolean isTest() {
        return tests == null;
    }

    /** Returns the compiler of tests. */
    VerdictCompiler tests() {
        return isTest() ? this : tests;
    }

    /** Returns the conditions under which the contract gives fields to objects. */
    List<FieldCondition> conditions() {
        if (conditions == null) {
            conditions = FieldCondition.all(contract);
            if (conditions.size() > Long.SIZE) {
                giveUp("more than 64 conditions");
            }
        }
        return conditions;
    }

    /** Returns the bit of a condition. */
    long limit(FieldCondition condition) {
        return 1L << conditions().indexOf(condition);
    }

    /** Keeps the path parameter that the body repeats. */
    void repeat(String parameter) {
        if (parameter == null || (repeated != null && !repeated.equals(parameter))) {
            giveUp("more than one repeated value");
        }
        repeated = parameter;
    }

    /** The shape of a value that all the schemas at some pointers describe. */
    CompiledSchema shape(Set<String> declared) {
        return shape(declared, Map.of(), allowsNull(declared));
    }

    private CompiledSchema shape(Set<String> declared, Map<String, List<String>> decisions, boolean isNullable) {
        Set<String> parts = new SchemaComposition(contract).withReferences(declared, new Parts(decisions));
        Place place = new Place(parts, decisions, isNullable);
        CompiledSchema known = shapes.get(place);
        if (known != null || !isKnown()) {
            return known == null ? CompiledSchema.ANY : known;
        }
        if (shapes.size() == MOST_SHAPES) {
            giveUp("too many combinations of branches");
        }
        CompiledSchema shape = new CompiledSchema();
        shapes.put(place, shape);
        KeywordCompiler keywords = new KeywordCompiler(this, contract, shape, place);
        for (String part : parts) {
            keywords.add(part);
        }
        boolean areClausesEnough = new ObjectCompiler(this, contract, shape, place).compile();
        new ItemCompiler(this, contract, shape, parts).compile();
        choose(shape, place, areClausesEnough);
        return shape;
    }

    /** Not a lambda, since the first one takes a new process as long as a check. */
    private final class Parts implements SchemaComposition.Parts {

        private final Map<String, List<String>> decisions;

        Parts(Map<String, List<String>> decisions) {
            this.decisions = decisions;
        }

        @Override
        public List<String> of(String schema) {
            return parts(schema, decisions);
        }
    }

    /** Returns the parts of a schema that every value must conform to; gives up if its reference may mean another one. */
    private List<String> parts(String pointer, Map<String, List<String>> decisions) {
        JsonNode schema = contract.at(pointer);
        if (!schema.isObject() && !schema.isBoolean()) {
            giveUp("something that is not a schema");
        }
        if (schema.has("$ref") && !isPlain(pointer, schema.get("$ref").asText())) {
            giveUp("$ref to another document or an anchor");
        }
        if (!isKnown()) {
            return List.of();
        }
        List<String> parts = new ArrayList<>(Applicator.ALL_OF.subschemas(contract, pointer));
        for (Applicator composition : List.of(Applicator.ANY_OF, Applicator.ONE_OF, Applicator.IF, Applicator.NOT)) {
            parts.addAll(decisions.getOrDefault(composition.subschema(pointer), List.of()));
        }
        parts.addAll(decisions.getOrDefault(DiscriminatorCompiler.pointer(pointer), List.of()));
        for (String dependent : Applicator.DEPENDENT_SCHEMAS.subschemas(contract, pointer)) {
            parts.addAll(decisions.getOrDefault(dependent, List.of()));
        }
        return parts;
    }

    /** Returns whether a reference is a JSON Pointer within the document, and means the schema there. */
    private boolean isPlain(String pointer, String reference) {
        String target = reference.startsWith("#") ? reference.substring(1) : "";
        // A schema with an $id changes what references mean.
        return target.startsWith("/")
                && target.indexOf('%') < 0
                && contract.nearest(pointer, "$id").isEmpty()
                && contract.target(pointer).isPresent();
    }

    /** Returns whether the schema around all parts allows null, which counts for the parts (OpenAPI 3.0). */
    private boolean allowsNull(Set<String> declared) {
        return contract.isOpenApi30()
                && declared.size() == 1
                && contract.resolve(declared.iterator().next())
                        .filter(schema -> contract.at(schema).path("nullable").asBoolean())
                        .isPresent();
    }

    /** Finds the first composition that has to be decided by tests. */
    private void choose(CompiledSchema shape, Place place, boolean areClausesEnough) {
        for (String part : place.parts()) {
            JsonNode schema = contract.at(part);
            if (shape.choice == null && isKnown()) {
                shape.choice = dependent(place, part);
            }
            if (shape.choice == null && isKnown() && schema.has("discriminator") && !isTest()) {
                shape.choice = new DiscriminatorCompiler(this, contract, place).choice(part);
            }
            for (Decision.Kind kind : Decision.Kind.values()) {
                boolean isOpen = (kind == Decision.Kind.ONE_OF || !areClausesEnough)
                        && kind.applicator().isIn(schema)
                        && !place.isDecided(part, kind.applicator());
                if (isOpen && shape.choice == null && isKnown()) {
                    shape.choice = choice(place, part, kind);
                }
            }
        }
        if (!areClausesEnough && shape.choice == null) {
            giveUp("too many keys or values in compositions");
        }
    }

    private CompiledSchema.Choice choice(Place place, String part, Decision.Kind kind) {
        String composition = kind.applicator().subschema(part);
        List<String> branches = kind.applicator().subschemas(contract, part);
        if (branches.size() > Long.SIZE) {
            giveUp("more than 64 branches");
        }
        List<CompiledSchema> compiled = new ArrayList<>();
        for (String branch : branches) {
            compiled.add(tests().shape(Set.of(branch)));
        }
        boolean takesNull = isNullable(part)
                && (kind == Decision.Kind.ANY_OF || kind == Decision.Kind.ONE_OF)
                && branches.stream().anyMatch(branch -> takesNull(branch, new HashSet<>()));
        boolean isNullUnknown =
                !takesNull && (place.isNullable() || place.parts().stream().anyMatch(this::isNullable));
        CompiledSchema.Choice choice = new CompiledSchema.Choice(
                kind,
                compiled,
                null,
                takesNull,
                isNullUnknown,
                known(accepting -> outcome(place, composition, chosen(part, kind, branches, accepting))));
        compileOutcomes(choice, branches.size());
        return choice;
    }

    /** Returns the schema of a place in which some branches of a composition count. */
    CompiledSchema outcome(Place place, String composition, List<String> branches) {
        Map<String, List<String>> decisions = new HashMap<>(place.decisions());
        decisions.put(composition, branches);
        return shape(place.parts(), decisions, place.isNullable());
    }

    /** Returns a function that returns null in place of a schema that cannot be compiled. */
    LongFunction<CompiledSchema> known(LongFunction<CompiledSchema> schemas) {
        return bits -> {
            CompiledSchema schema = isKnown() ? schemas.apply(bits) : null;
            return isKnown() ? schema : null;
        };
    }

    /** Returns the first choice that depends on whether an object has a key, or null. */
    private CompiledSchema.Choice dependent(Place place, String part) {
        for (String dependent : Applicator.DEPENDENT_SCHEMAS.subschemas(contract, part)) {
            if (!place.decisions().containsKey(dependent)) {
                CompiledSchema.Choice choice = new CompiledSchema.Choice(
                        Decision.Kind.IF,
                        List.of(CompiledSchema.withKey(Pointers.last(dependent))),
                        null,
                        false,
                        false,
                        known(accepting -> outcome(place, dependent, accepting == 0 ? List.of() : List.of(dependent))));
                compileOutcomes(choice, 1);
                return choice;
            }
        }
        return null;
    }

    /** Compiles the usual outcomes now, so that it is known whether they can be compiled. */
    static void compileOutcomes(CompiledSchema.Choice choice, int branches) {
        Set<Long> usual = new LinkedHashSet<>();
        if (choice.kind() == Decision.Kind.NOT || choice.kind() == Decision.Kind.IF || choice.takesNull()) {
            usual.add(0L);
        }
        for (int i = 0; i < branches && choice.kind() != Decision.Kind.NOT; i++) {
            usual.add(1L << i);
        }
        for (long accepting : usual) {
            if (choice.outcomes().apply(accepting) == null) {
                return;
            }
        }
    }

    private List<String> chosen(String part, Decision.Kind kind, List<String> branches, long accepting) {
        if (kind == Decision.Kind.NOT) {
            return List.of();
        }
        if (kind == Decision.Kind.IF) {
            return (accepting != 0 ? Applicator.THEN : Applicator.ELSE).subschemas(contract, part);
        }
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            if (((accepting >>> i) & 1) != 0) {
                chosen.add(branches.get(i));
            }
        }
        return chosen;
    }

    /** Returns whether a branch accepts null if the schema around it allows null: only its types could refuse it. */
    private boolean takesNull(String branch, Set<String> visited) {
        Optional<String> resolved = contract.resolve(branch).filter(visited::add);
        if (resolved.isEmpty()) {
            return false;
        }
        JsonNode schema = contract.at(resolved.get());
        return REFUSING_NULL.stream().noneMatch(schema::has)
                && Applicator.ALL_OF.subschemas(contract, resolved.get()).stream()
                        .allMatch(part -> takesNull(part, visited));
    }

    private boolean isNullable(String part) {
        JsonNode schema = contract.at(part);
        return contract.isOpenApi30()
                && !schema.has("$ref")
                && schema.path("nullable").asBoolean();
    }
}
