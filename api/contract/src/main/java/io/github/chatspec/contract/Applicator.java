package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A keyword by which a schema applies subschemas: in place to the same value, or to a property or item within it.
 *
 * <p>JSON Schema 2020-12, core, section 10, calls such keywords applicators.
 */
public enum Applicator {
    ALL_OF("allOf", Form.LIST, true),
    ANY_OF("anyOf", Form.LIST, true),
    ONE_OF("oneOf", Form.LIST, true),
    NOT("not", Form.SINGLE, true),
    IF("if", Form.SINGLE, true),
    THEN("then", Form.SINGLE, true),
    ELSE("else", Form.SINGLE, true),
    DEPENDENT_SCHEMAS("dependentSchemas", Form.MAP, true),
    PROPERTIES("properties", Form.MAP, false),
    PATTERN_PROPERTIES("patternProperties", Form.MAP, false),
    ADDITIONAL_PROPERTIES("additionalProperties", Form.SINGLE, false),
    UNEVALUATED_PROPERTIES("unevaluatedProperties", Form.SINGLE, false),
    PREFIX_ITEMS("prefixItems", Form.LIST, false),
    ITEMS("items", Form.SINGLE, false),
    UNEVALUATED_ITEMS("unevaluatedItems", Form.SINGLE, false),
    CONTAINS("contains", Form.SINGLE, false);

    /** The applicators of which one branch may be enough. */
    public static final List<Applicator> ALTERNATIVES = List.of(ANY_OF, ONE_OF);

    /** The applicators whose value is a list of branches. */
    public static final List<Applicator> COMPOSITIONS = List.of(ALL_OF, ANY_OF, ONE_OF);

    /** The applicators whose subschemas apply to the same value as the schema itself. */
    public static final List<Applicator> IN_PLACE = inPlace();

    private enum Form {
        SINGLE,
        LIST,
        MAP
    }

    private final String keyword;
    private final Form form;
    private final boolean isInPlace;

    Applicator(String keyword, Form form, boolean isInPlace) {
        this.keyword = keyword;
        this.form = form;
        this.isInPlace = isInPlace;
    }

    // Without streams, which a check of a clean body does not load.
    private static List<Applicator> inPlace() {
        List<Applicator> applicators = new ArrayList<>();
        for (Applicator applicator : values()) {
            if (applicator.isInPlace) {
                applicators.add(applicator);
            }
        }
        return List.copyOf(applicators);
    }

    /**
     * Returns the applicator with a keyword.
     *
     * @param keyword any text
     * @return the applicator, or nothing if the text is not the keyword of one
     */
    public static Optional<Applicator> of(String keyword) {
        for (Applicator applicator : values()) {
            if (applicator.keyword.equals(keyword)) {
                return Optional.of(applicator);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the keyword.
     *
     * @return for example {@code allOf}
     */
    public String keyword() {
        return keyword;
    }

    /** Returns whether the subschemas apply to the same value as the schema itself. */
    public boolean isInPlace() {
        return isInPlace;
    }

    /** Returns whether the subschemas are the values of an object whose keys are names. */
    public boolean isMap() {
        return form == Form.MAP;
    }

    /**
     * Returns whether a schema has the keyword.
     *
     * @param schema the schema
     * @return whether it has, with any value
     */
    public boolean isIn(JsonNode schema) {
        return schema.has(keyword);
    }

    /**
     * Returns the subschemas of a schema under this keyword.
     *
     * @param contract the contract
     * @param schema the JSON Pointer of the schema
     * @return the JSON Pointers of the subschemas in the order of the document; references are not resolved
     */
    public List<String> subschemas(Contract contract, String schema) {
        JsonNode value = contract.at(schema).path(keyword);
        if (value.isMissingNode()) {
            return List.of();
        }
        String pointer = Pointers.append(schema, keyword);
        List<String> subschemas = new ArrayList<>();
        if (form == Form.MAP) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                subschemas.add(Pointers.append(pointer, entry.getKey()));
            }
        } else if (form == Form.LIST) {
            for (int i = 0; i < value.size(); i++) {
                subschemas.add(Pointers.append(pointer, i));
            }
        } else if (value.isObject() || value.isBoolean()) {
            subschemas.add(pointer);
        }
        return subschemas;
    }

    /**
     * Returns the JSON Pointer of a subschema by its name, whether it exists or not.
     *
     * @param schema the JSON Pointer of the schema
     * @param name the name of a property, or the index of a branch or item
     * @return the pointer
     */
    public String subschema(String schema, String name) {
        return Pointers.append(Pointers.append(schema, keyword), name);
    }

    /**
     * Returns the JSON Pointer of the only subschema, whether it exists or not.
     *
     * @param schema the JSON Pointer of the schema
     * @return the pointer
     */
    public String subschema(String schema) {
        return Pointers.append(schema, keyword);
    }
}
