package io.github.chatspec.contract;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the schemas of which one schema is composed: the targets of references, and those subschemas of in-place
 * applicators that the caller selects.
 *
 * <p>Each schema is visited once, before its parts, so that circular references end. A reference that cannot be resolved
 * is not followed.
 */
public final class SchemaComposition {

    private final Contract contract;

    /** Selects the parts of a schema. */
    @FunctionalInterface
    public interface Parts {

        /**
         * Returns the parts that are visited after a schema and the target of its reference.
         *
         * @param schema the JSON Pointer of the schema
         * @return the JSON Pointers of the parts, in this order; their references are not resolved
         */
        List<String> of(String schema);
    }

    /**
     * Creates a walk over the schemas of a contract.
     *
     * @param contract the contract
     */
    public SchemaComposition(Contract contract) {
        this.contract = contract;
    }

    /**
     * Collects schemas with the targets of their references. A reference applies in addition to the keywords next to it,
     * so that both are visited, and so is each schema between two references.
     *
     * @param schemas the JSON Pointers at which the walk starts
     * @param parts selects the parts of each schema
     * @return the JSON Pointers of all visited schemas in the order of the visit
     */
    // Works without recursion, since a document may nest its schemas deeply.
    public Set<String> withReferences(Collection<String> schemas, Parts parts) {
        Set<String> visited = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>();
        pushAll(next, List.copyOf(schemas));
        while (!next.isEmpty()) {
            String schema = next.pop();
            if (visited.add(schema)) {
                pushAll(next, parts.of(schema));
                Optional<String> target = contract.target(schema);
                if (target.isPresent()) {
                    next.push(target.get());
                }
            }
        }
        return visited;
    }

    /**
     * Collects schemas with the targets of their references and the branches of their {@code allOf}, to which each value
     * conforms as well.
     *
     * @param schemas the JSON Pointers at which the walk starts
     * @return the JSON Pointers of all visited schemas in the order of the visit
     */
    public Set<String> withAllOf(Collection<String> schemas) {
        return withReferences(schemas, new AllOf(contract));
    }

    /** Not a lambda, since the first one takes a new process as long as a check. */
    private record AllOf(Contract contract) implements Parts {
        @Override
        public List<String> of(String schema) {
            return Applicator.ALL_OF.subschemas(contract, schema);
        }
    }

    /**
     * Returns all subschemas of a schema under some applicators.
     *
     * @param schema the JSON Pointer of the schema
     * @param applicators the applicators
     * @return the JSON Pointers in the order of the applicators
     */
    public List<String> subschemas(String schema, List<Applicator> applicators) {
        return applicators.stream()
                .flatMap(applicator -> applicator.subschemas(contract, schema).stream())
                .toList();
    }

    /** Pushes pointers so that the first one is popped first. */
    private static void pushAll(Deque<String> next, List<String> pointers) {
        ListIterator<String> last = pointers.listIterator(pointers.size());
        while (last.hasPrevious()) {
            next.push(last.previous());
        }
    }
}
