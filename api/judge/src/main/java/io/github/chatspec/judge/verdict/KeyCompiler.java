package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Compiles the schemas of the values of an object, by their keys: which keys are allowed, and which are documented. */
final class KeyCompiler {

    private final VerdictCompiler compiler;
    private final Contract contract;
    private final CompiledSchema shape;
    private final Set<String> parts;
    private final List<String> patterns = new ArrayList<>();
    private final Set<String> named = new HashSet<>();
    private boolean areListed;

    KeyCompiler(VerdictCompiler compiler, Contract contract, CompiledSchema shape, Set<String> parts) {
        this.compiler = compiler;
        this.contract = contract;
        this.shape = shape;
        this.parts = parts;
    }

    /** Compiles the schemas of the keys that no schema lists. */
    void compile() {
        for (String part : parts) {
            JsonNode schema = contract.at(part);
            areListed |= (schema.has("properties") || schema.has("patternProperties")) && !compiler.isTest();
            patterns.addAll(Applicator.PATTERN_PROPERTIES.subschemas(contract, part));
            for (Map.Entry<String, JsonNode> dependent :
                    schema.path("dependentSchemas").properties()) {
                named.add(dependent.getKey());
            }
            if (discriminator(schema).isTextual()) {
                named.add(discriminator(schema).textValue());
            }
            named.addAll(texts(schema.path("required")));
            name(schema.path("if"));
            name(schema.path("not"));
            nameDependent(schema.path("dependentRequired"));
        }
        if (!patterns.isEmpty()) {
            patterns();
        }
        shape.additionalProperties = value(null, 0);
    }

    /** Returns whether other keys than those of the schemas are undocumented. */
    boolean areListed() {
        return areListed;
    }

    /** Returns whether a schema names a key without describing its value. */
    boolean isNamed(String key) {
        return named.contains(key);
    }

    /** Returns the key whose value selects a branch, in any object that the schema describes. */
    static JsonNode discriminator(JsonNode schema) {
        return schema.path("discriminator").path("propertyName");
    }

    /** Returns strings; gives up if there are other values. */
    Set<String> texts(JsonNode values) {
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode value : values) {
            if (!value.isTextual()) {
                compiler.giveUp("a name that is not a string");
            }
            texts.add(value.asText());
        }
        return texts;
    }

    /** Returns the schema of the value of a key; one that accepts nothing if the key is not allowed. */
    CompiledSchema value(String key) {
        CompiledSchema value = value(key, patterns.isEmpty() ? 0 : matching(key));
        return value == null ? nothing() : value;
    }

    private static CompiledSchema nothing() {
        CompiledSchema nothing = new CompiledSchema();
        nothing.types = 0;
        return nothing;
    }

    /** Adds the keys that a test names: they are not undocumented, whatever their values. */
    private void name(JsonNode test) {
        for (Map.Entry<String, JsonNode> property : test.path("properties").properties()) {
            named.add(property.getKey());
        }
        named.addAll(texts(test.path("required")));
        for (String keyword : List.of("if", "then", "else", "not")) {
            if (test.has(keyword)) {
                name(test.get(keyword));
            }
        }
        for (String keyword : List.of("allOf", "anyOf")) {
            for (JsonNode branch : test.path(keyword)) {
                name(branch);
            }
        }
    }

    private void nameDependent(JsonNode dependent) {
        for (Map.Entry<String, JsonNode> entry : dependent.properties()) {
            named.add(entry.getKey());
            named.addAll(texts(entry.getValue()));
        }
    }

    /** Compiles the patterns of keys, which are matched in a body if the key is not listed. */
    private void patterns() {
        if (patterns.size() >= Long.SIZE) {
            compiler.giveUp("more than 63 patterns of keys");
            return;
        }
        for (String pattern : patterns) {
            try {
                shape.keyPatterns.add(compiler.schemas().pattern(Pointers.last(pattern)));
            } catch (PatternSyntaxException e) {
                compiler.giveUp("a pattern that is not a regular expression");
            }
        }
        shape.keyPatternSchema = compiler.known(matching -> {
            CompiledSchema value = value(null, matching);
            return value == null ? nothing() : value;
        });
        // The usual ones now, so that it is known whether they can be compiled.
        for (int i = 0; i < patterns.size(); i++) {
            CompiledSchema unused = shape.keyPatternSchema.apply(1L << i);
        }
    }

    /** Returns the bits of the patterns that match a key. */
    private long matching(String key) {
        long matching = 0;
        for (int i = 0; i < shape.keyPatterns.size(); i++) {
            try {
                matching |= shape.keyPatterns.get(i).test(key) ? 1L << i : 0;
            } catch (ContractException e) {
                compiler.giveUp("a pattern that takes too long");
            }
        }
        return matching;
    }

    /**
     * Returns the schema of the value of a key.
     *
     * @param key the key, or null for one that no schema lists
     * @param matching the bits of the patterns that match the key
     * @return the schema; null if the key is not allowed
     */
    private CompiledSchema value(String key, long matching) {
        Set<String> declared = new LinkedHashSet<>();
        for (String part : parts) {
            JsonNode schema = contract.at(part);
            JsonNode additional = schema.path("additionalProperties");
            boolean isListed = key != null && schema.path("properties").has(key);
            if (isListed) {
                declared.add(Applicator.PROPERTIES.subschema(part, key));
            }
            if (matching != 0) {
                isListed |= addPatterns(part, matching, declared);
            }
            if (!isListed && additional.isObject()) {
                declared.add(Applicator.ADDITIONAL_PROPERTIES.subschema(part));
            } else if (!isListed && additional.isBoolean() && !additional.booleanValue()) {
                return null;
            }
        }
        if (declared.isEmpty()) {
            return areListed && !named.contains(key) ? null : CompiledSchema.ANY;
        }
        return compiler.shape(declared);
    }

    /** Adds the schemas of the patterns of a part that match a key, and returns whether there are any. */
    private boolean addPatterns(String part, long matching, Set<String> declared) {
        boolean isListed = false;
        for (String pattern : Applicator.PATTERN_PROPERTIES.subschemas(contract, part)) {
            if (((matching >>> patterns.indexOf(pattern)) & 1) != 0) {
                declared.add(pattern);
                isListed = true;
            }
        }
        return isListed;
    }
}
