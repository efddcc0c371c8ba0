package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * A condition under which documents have a field, or a value of it, which is decided by a property of the nearest object
 * around the field that declares this property.
 */
public sealed interface FieldCondition permits OnlyWhere, PatternWhere {

    /** Returns the name of the property that decides. */
    String property();

    /** Returns the values of the property that decide. */
    Set<String> values();

    /**
     * Returns all conditions of a contract.
     *
     * @param contract the contract
     * @return different conditions, in the order of the document
     */
    static List<FieldCondition> all(Contract contract) {
        List<FieldCondition> known = Known.BY_CONTRACT.get(contract);
        if (known == null) {
            Set<FieldCondition> conditions = new LinkedHashSet<>();
            Known.collect(contract.document(), conditions);
            known = List.copyOf(conditions);
            Known.BY_CONTRACT.put(contract, known);
        }
        return known;
    }

    /** The conditions of contracts; the search takes long, and is needed for each response. */
    final class Known {

        private static final Map<Contract, List<FieldCondition>> BY_CONTRACT =
                Collections.synchronizedMap(new WeakHashMap<>());

        private Known() {}

        private static void collect(JsonNode node, Set<FieldCondition> found) {
            if (node.has(OnlyWhere.EXTENSION)) {
                found.addAll(OnlyWhere.of(node.get(OnlyWhere.EXTENSION)));
            }
            if (node.has(PatternWhere.EXTENSION)) {
                found.addAll(PatternWhere.of(node.get(PatternWhere.EXTENSION)));
            }
            for (JsonNode child : node) {
                if (child.isContainerNode()) {
                    collect(child, found);
                }
            }
        }
    }
}
