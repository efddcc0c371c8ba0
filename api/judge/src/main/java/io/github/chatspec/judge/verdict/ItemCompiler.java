package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import java.util.LinkedHashSet;
import java.util.Set;

/** Compiles the requirements of the schemas of one place on the items of an array. */
final class ItemCompiler {

    private final VerdictCompiler compiler;
    private final Contract contract;
    private final CompiledSchema shape;
    private final Set<String> parts;

    ItemCompiler(VerdictCompiler compiler, Contract contract, CompiledSchema shape, Set<String> parts) {
        this.compiler = compiler;
        this.contract = contract;
        this.shape = shape;
        this.parts = parts;
    }

    void compile() {
        int first = 0;
        for (String part : parts) {
            first = Math.max(first, contract.at(part).path("prefixItems").size());
        }
        for (int i = 0; i < first; i++) {
            shape.firstItems.add(item(i));
        }
        shape.items = item(first);
    }

    private CompiledSchema item(int index) {
        Set<String> declared = new LinkedHashSet<>();
        for (String part : parts) {
            JsonNode schema = contract.at(part);
            if (schema.path("prefixItems").has(index)) {
                declared.add(Applicator.PREFIX_ITEMS.subschema(part, String.valueOf(index)));
            } else if (Applicator.ITEMS.isIn(schema)) {
                declared.add(Applicator.ITEMS.subschema(part));
            }
        }
        return declared.isEmpty() ? CompiledSchema.ANY : compiler.shape(declared);
    }
}
