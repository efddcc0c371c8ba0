package io.github.chatspec.contract;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ListIterator;
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
     * Collects schemas where a reference applies in addition to the keywords next to it: the schema with the reference
     * and its target are both visited.
     *
     * @param schemas the JSON Pointers at which the walk starts
     * @param parts selects the parts of each schema
     * @return the JSON Pointers of all visited schemas in the order of the visit
     */
    public Set<String> withReferences(Collection<String> schemas, Parts parts) {
        return visit(schemas, parts, false);
    }

    /**
     * Collects schemas where a reference stands for its target: only the target is visited, and the keywords next to the
     * reference are ignored.
     *
     * @param schemas the JSON Pointers at which the walk starts
     * @param parts selects the parts of each schema
     * @return the JSON Pointers of all visited schemas in the order of the visit
     */
    public Set<String> resolved(Collection<String> schemas, Parts parts) {
        return visit(schemas, parts, true);
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

    /** Works without recursion, since a document may nest its schemas deeply. */
    private Set<String> visit(Collection<String> schemas, Parts parts, boolean isReplaced) {
        Set<String> visited = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>();
        pushAll(next, List.copyOf(schemas));
        while (!next.isEmpty()) {
            String declared = next.pop();
            String target = contract.resolve(declared).orElse(declared);
            String schema = isReplaced ? target : declared;
            if (visited.add(schema)) {
                pushAll(next, parts.of(schema));
                if (!target.equals(schema)) {
                    next.push(target);
                }
            }
        }
        return visited;
    }

    /** Pushes pointers so that the first one is popped first. */
    private static void pushAll(Deque<String> next, List<String> pointers) {
        ListIterator<String> last = pointers.listIterator(pointers.size());
        while (last.hasPrevious()) {
            next.push(last.previous());
        }
    }
}
