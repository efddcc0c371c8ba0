package io.github.chatspec.review.witness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.schema.ContractSide;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * networknt's validator as it is, the second judge of a witness: the judge itself has another one, and a verdict counts only
 * if both agree.
 */
final class ReferenceValidator {

    private static final String BASE = "https://contract.invalid/openapi.json";

    private final Contract contract;
    private final String mark;
    private final SchemaRegistry registry;
    private final Map<String, Schema> known = new HashMap<>();

    ReferenceValidator(ContractSide side, Direction direction) {
        this.contract = side.contract();
        this.mark = direction == Direction.RESPONSE ? "writeOnly" : "readOnly";
        JsonNode document = contract.document().deepCopy();
        if (document.findValue(mark) != null) {
            relax(document);
        }
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                // Expressions of a contract are not trusted, and the side bounds them.
                .regularExpressionFactory(regex -> text -> side.finds(regex, text))
                .build();
        Dialect dialect = contract.isOpenApi30() ? Dialects.getOpenApi30() : Dialects.getOpenApi31();
        this.registry = SchemaRegistry.withDefaultDialect(
                Dialect.builder(dialect)
                        .keyword(new NonValidationKeyword("discriminator"))
                        .build(),
                builder -> builder.schemaRegistryConfig(config).schemas(Map.of(BASE, document.toString())));
    }

    /** Returns whether the schema at a pointer accepts a value; false if the validator cannot use the schema. */
    boolean accepts(String pointer, JsonNode value) {
        return known.computeIfAbsent(pointer, this::schema).validate(value).isEmpty();
    }

    /** Returns whether one schema accepts a value and another one, of the other contract, refuses it. */
    static boolean confirms(
            ReferenceValidator accepting,
            String accepted,
            ReferenceValidator refusing,
            String refused,
            JsonNode value) {
        try {
            return accepting.accepts(accepted, value) && !refusing.accepts(refused, value);
        } catch (SchemaException e) {
            return false;
        }
    }

    private Schema schema(String pointer) {
        // networknt decodes each segment with a percent sign like a form.
        String encoded =
                pointer.indexOf('%') < 0 ? pointer : pointer.replace("%", "%25").replace("+", "%2B");
        return registry.getSchema(SchemaLocation.of(BASE))
                .getSubSchema(SchemaLocation.of(BASE + "#" + encoded).getFragment());
    }

    /** Removes the keys from {@code required} that only messages of the other direction have. */
    private void relax(JsonNode node) {
        node.forEach(this::relax);
        if (node instanceof ObjectNode schema && schema.path("required").isArray()) {
            ArrayNode required = schema.arrayNode();
            for (JsonNode key : schema.get("required")) {
                if (!isMarked(schema.path("properties").path(key.asText()))) {
                    required.add(key);
                }
            }
            schema.set("required", required);
        }
    }

    private boolean isMarked(JsonNode property) {
        if (property.path(mark).asBoolean()) {
            return true;
        }
        return Pointers.inReference(property.path("$ref").asText("")).stream()
                .flatMap(target ->
                        new SchemaComposition(contract).withReferences(List.of(target), part -> List.of()).stream())
                .anyMatch(part -> contract.at(part).path(mark).asBoolean());
    }
}
