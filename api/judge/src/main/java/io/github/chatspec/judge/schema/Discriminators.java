package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The keys by which a contract tells the branches of its compositions apart.
 *
 * <p>Such a key is documented in the schema that has the discriminator and in each branch, also where a branch does not
 * list it and an answer promises the branch itself: whoever writes a branch writes the key with it.
 */
final class Discriminators {

    private final Contract contract;
    private final Map<String, Set<String>> keys = new HashMap<>();

    Discriminators(Contract contract) {
        this.contract = contract;
        collect(Pointers.ROOT, contract.document());
    }

    /** Tells whether a key tells branches apart in the schema at a pointer. */
    boolean knows(String schemaPointer, String key) {
        return keys.getOrDefault(schemaPointer, Set.of()).contains(key);
    }

    private void collect(String pointer, JsonNode node) {
        JsonNode key = node.path("discriminator").path("propertyName");
        if (key.isTextual()) {
            holders(pointer, node)
                    .forEach(holder -> keys.computeIfAbsent(holder, absent -> new LinkedHashSet<>())
                            .add(key.textValue()));
        }
        node.properties().forEach(field -> collect(Pointers.append(pointer, field.getKey()), field.getValue()));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(Pointers.append(pointer, i), node.get(i));
        }
    }

    private Set<String> holders(String pointer, JsonNode schema) {
        Set<String> holders = new LinkedHashSet<>(Set.of(pointer));
        for (Applicator composition : Applicator.ALTERNATIVES) {
            composition
                    .subschemas(contract, pointer)
                    .forEach(branch -> contract.resolve(branch).ifPresent(holders::add));
        }
        schema.path("discriminator")
                .path("mapping")
                .forEach(target -> contract.resolve(Contract.discriminated(target.asText()))
                        .ifPresent(holders::add));
        return holders;
    }
}
