package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A schema with the parts of which it is composed, some of which apply to some values only. */
final class ConditionalSchema {

    private final Contract contract;
    private final Schemas schemas;
    private final String pointer;
    private final JsonNode schema;
    private final List<String> always;
    private final List<String> dependents;
    private final Map<Applicator, List<String>> alternatives = new EnumMap<>(Applicator.class);
    private final boolean isConditional;
    private final String condition;
    private final Parts whenTrue;
    private final Parts whenFalse;

    /**
     * The parts of a schema that apply to a value.
     *
     * @param applicable the JSON Pointers of the parts
     * @param refusing those of the rejecting branches that may be intended
     */
    record Parts(List<String> applicable, List<String> refusing) {

        // Written out, since a new process takes longer to link that of a record, and each place is looked up.
        @Override
        public boolean equals(Object other) {
            return this == other
                    || (other instanceof Parts parts
                            && applicable.equals(parts.applicable)
                            && refusing.equals(parts.refusing));
        }

        @Override
        public int hashCode() {
            return 31 * applicable.hashCode() + refusing.hashCode();
        }
    }

    ConditionalSchema(Contract contract, Schemas schemas, String pointer) {
        this.contract = contract;
        this.schemas = schemas;
        this.pointer = pointer;
        this.schema = contract.at(pointer);
        this.always = Applicator.ALL_OF.subschemas(contract, pointer);
        this.dependents = Applicator.DEPENDENT_SCHEMAS.subschemas(contract, pointer);
        for (Applicator keyword : Applicator.ALTERNATIVES) {
            if (keyword.isIn(schema)) {
                alternatives.put(keyword, keyword.subschemas(contract, pointer));
            }
        }
        this.isConditional = hasBranches() || hasDiscriminator() || hasCondition() || !dependents.isEmpty();
        this.condition = Applicator.IF.subschema(pointer);
        this.whenTrue = consequence(Applicator.THEN);
        this.whenFalse = consequence(Applicator.ELSE);
    }

    private boolean hasBranches() {
        return Applicator.ANY_OF.isIn(schema) || Applicator.ONE_OF.isIn(schema);
    }

    private boolean hasDiscriminator() {
        return schema.has("discriminator");
    }

    private boolean hasCondition() {
        return Applicator.IF.isIn(schema);
    }

    private Parts consequence(Applicator keyword) {
        List<String> parts = new ArrayList<>(always);
        parts.addAll(keyword.subschemas(contract, pointer));
        return new Parts(parts, List.of());
    }

    String pointer() {
        return pointer;
    }

    /** Returns whether the parts depend on the value. */
    boolean isConditional() {
        return isConditional;
    }

    /** Returns the parts that apply to any value; only those of an unconditional schema are all. */
    List<String> always() {
        return always;
    }

    /** Returns the parts that apply to a value. */
    Parts parts(JsonNode value, Diagnosis diagnosis) {
        boolean isOnlyCondition = !hasBranches() && !hasDiscriminator() && dependents.isEmpty();
        if (isOnlyCondition) {
            return holds(value) ? whenTrue : whenFalse;
        }
        List<String> parts = new ArrayList<>(always);
        List<String> refusing = new ArrayList<>();
        for (Map.Entry<Applicator, List<String>> keyword : alternatives.entrySet()) {
            parts.addAll(branches(keyword.getKey(), keyword.getValue(), value, diagnosis, refusing));
        }
        if (hasDiscriminator()) {
            Optional<String> kind = schemas.discriminators().kind(pointer, value);
            kind.flatMap(name -> schemas.discriminators().heir(pointer, name)).ifPresent(parts::add);
        }
        for (String dependent : dependents) {
            if (value.has(Pointers.last(dependent))) {
                parts.add(dependent);
            }
        }
        if (hasCondition()) {
            parts.addAll((holds(value) ? Applicator.THEN : Applicator.ELSE).subschemas(contract, pointer));
        }
        return new Parts(parts, refusing);
    }

    private boolean holds(JsonNode value) {
        return schemas.accepts(condition, value);
    }

    /** Returns whether a branch takes a value, also by the discriminators within it. */
    private boolean takes(String branch, JsonNode value, Diagnosis diagnosis) {
        return schemas.discriminators().areNone()
                ? schemas.accepts(branch, value)
                : diagnosis.of(branch, value).isEmpty();
    }

    /** Returns the branches that accept a value or else the intended one, and adds the rejecting ones that may be intended. */
    private List<String> branches(
            Applicator keyword, List<String> branches, JsonNode value, Diagnosis diagnosis, List<String> refusing) {
        boolean selected = hasDiscriminator()
                && diagnosis.branches().discriminator(pointer, value).isPresent();
        List<String> taking = new ArrayList<>();
        for (String branch : branches) {
            if (!selected && takes(branch, value, diagnosis)) {
                taking.add(branch);
            }
        }
        for (String branch : branches) {
            if (!taking.contains(branch) && diagnosis.branches().mayMean(pointer, branches, branch, value)) {
                refusing.add(branch);
            }
        }
        return taking.isEmpty() && !branches.isEmpty()
                ? diagnosis
                        .branches()
                        .meant(pointer, keyword, value)
                        .map(List::of)
                        .orElseGet(List::of)
                : taking;
    }
}
