package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.judge.schema.OneWayFields;
import io.github.chatspec.judge.schema.SchemaChildren;
import io.github.chatspec.judge.schema.Schemas;
import java.util.List;
import java.util.Set;

/** What the schemas of a value say about its type, its properties and its items. Of alternatives, the first one counts. */
public final class ValueSchema {

    private final Contract contract;
    private final Schemas schemas;
    private final List<String> declared;
    private final MergedSchema merged;
    private final SchemaChildren children;

    ValueSchema(Contract contract, Schemas schemas, List<String> declared) {
        this.contract = contract;
        this.schemas = schemas;
        this.declared = declared.stream()
                .map(pointer -> contract.schema(pointer).orElse(pointer))
                .toList();
        this.merged = new MergedSchema(
                contract,
                new SchemaComposer(contract, schemas)
                        .compose(this.declared, new BranchChoices(), Set.of(), branch -> false));
        this.children = new SchemaChildren(contract, schemas);
    }

    /** Returns the JSON Pointers of the schemas, with their references resolved. */
    public List<String> declared() {
        return declared;
    }

    /** Returns whether a value may have a type; any type is allowed if no schema names or implies one. */
    public boolean allows(String type) {
        List<String> types = merged.typeChoices();
        return types.contains(type) || types.contains("");
    }

    /** Returns whether the schemas say nothing about the type of a value. */
    public boolean allowsAnyType() {
        return merged.typeChoices().contains("");
    }

    /** Returns the documented keys in the order of the document. */
    public Set<String> properties() {
        return merged.properties();
    }

    /** Returns the schemas of a property. */
    public ValueSchema property(String key) {
        return new ValueSchema(contract, schemas, children.property(merged.pointers(), key));
    }

    /** Returns the schemas of the items of an array. */
    public ValueSchema items() {
        return new ValueSchema(contract, schemas, children.item(merged.pointers(), Integer.MAX_VALUE));
    }

    /** Returns the number of items that an array may have. */
    public int maxItems() {
        return merged.least("maxItems", Integer.MAX_VALUE);
    }

    /** Returns whether only a server writes a property. */
    public boolean isReadOnly(String key) {
        return new OneWayFields(contract, Direction.REQUEST).includes(merged.pointers(), key);
    }

    /** Returns the objects that the schemas themselves, and not parts of them, have as examples. */
    public List<JsonNode> examples() {
        return new MergedSchema(contract, new SchemaComposer(contract, schemas).withTargets(declared))
                .examples().stream().filter(JsonNode::isObject).toList();
    }
}
