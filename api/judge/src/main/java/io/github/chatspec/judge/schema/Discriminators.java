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
 * The discriminators of a contract, by the schemas in which they are documented.
 *
 * <p>A discriminating key is documented in the schema that has the discriminator and in each branch, even if a branch does
 * not list it and a response promises the branch itself: an object of a branch always has the key.
 */
final class Discriminators {

    private final Contract contract;
    private final Map<String, Set<String>> keys = new HashMap<>();

    Discriminators(Contract contract) {
        this.contract = contract;
        collect(Pointers.ROOT, contract.document());
    }

    /** Returns whether a key is a discriminator in the schema at a pointer. */
    boolean contains(String schemaPointer, String key) {
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
