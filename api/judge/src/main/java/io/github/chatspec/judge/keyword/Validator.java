package io.github.chatspec.judge.keyword;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.regex.RegularExpressions;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * networknt's validator over the schemas of one contract: formats are asserted, nothing is fetched.
 *
 * <p>It is separate, so that a process that never needs it does not load it.
 */
final class Validator {

    private static final String BASE = "https://contract.invalid/openapi.json";

    /** The keywords that rule out a key or an item. */
    private static final Set<String> CLOSING =
            Set.of("additionalProperties", "unevaluatedProperties", "propertyNames", "items", "unevaluatedItems");

    private final Contract contract;
    private final SchemaRegistry registry;
    private final Schema document;
    private final ConcurrentHashMap<String, Schema> byPointer = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Schema> byFormat = new ConcurrentHashMap<>();

    /**
     * Creates a validator.
     *
     * @param contract the contract; OpenAPI 3.0 has a separate dialect
     * @param document the document of the contract
     * @param patterns the regular expressions
     */
    Validator(Contract contract, JsonNode document, Patterns patterns) {
        this.contract = contract;
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .regularExpressionFactory(regex -> patterns.of(regex)::test)
                .build();
        Dialect dialect = contract.isOpenApi30() ? Dialects.getOpenApi30() : Dialects.getOpenApi31();
        this.registry = SchemaRegistry.withDefaultDialect(
                Dialect.builder(dialect)
                        .keywords(List.of(EqualityKeyword.values()))
                        .keywords(List.of(NumberKeyword.values()))
                        // Read by the diagnosis; networknt cannot validate a value that two discriminators describe.
                        .keyword(new NonValidationKeyword("discriminator"))
                        .format(new DateTimeFormat())
                        .formats(List.of(AddressFormat.values()))
                        .build(),
                builder -> builder.schemaRegistryConfig(config));
        this.document = registry.getSchema(SchemaLocation.of(BASE), document);
    }

    /** Compiles an expression of JSON Schema, in which a dollar matches the very end only. */
    static BoundedPattern pattern(String regex) {
        return new BoundedPattern(
                regex,
                RegularExpressions.replaceDollarAnchors(RegularExpressions.replaceLongformCharacterProperties(regex)));
    }

    /** Validates a value against the schema at a pointer; each branch of a composition reports separately. */
    List<Breach> breaches(String schemaPointer, JsonNode value) {
        return validate(schemaPointer, value).stream()
                .map(error -> new Breach(violation(error), segments(error.getEvaluationPath())))
                .toList();
    }

    /** Returns whether the schema at a pointer accepts a value. */
    boolean accepts(String schemaPointer, JsonNode value) {
        return validate(schemaPointer, value).isEmpty();
    }

    /** Returns whether a text has a format. */
    boolean isOfFormat(String format, String text) {
        return byFormat.computeIfAbsent(
                        format,
                        absent -> registry.getSchema(
                                JsonNodeFactory.instance.objectNode().put("format", format)))
                .validate(TextNode.valueOf(text))
                .isEmpty();
    }

    private List<Error> validate(String schemaPointer, JsonNode value) {
        try {
            return schema(schemaPointer).validate(value);
        } catch (SchemaException e) {
            throw new ContractException(
                    "A schema of the contract cannot be used: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".",
                    contract.place(schemaPointer).toString());
        }
    }

    private Schema schema(String pointer) {
        return byPointer.computeIfAbsent(pointer, absent -> {
            return pointer.isEmpty()
                    ? document
                    : document.getSubSchema(
                            SchemaLocation.of(BASE + "#" + encoded(pointer)).getFragment());
        });
    }

    /** Encodes a pointer, since networknt decodes each segment with a percent sign like a form. */
    private static String encoded(String pointer) {
        return pointer.indexOf('%') < 0 ? pointer : pointer.replace("%", "%25").replace("+", "%2B");
    }

    private SchemaViolation violation(Error error) {
        String keyword = error.getKeyword() == null ? "false" : error.getKeyword();
        String schemaPointer = pointer(error.getSchemaLocation().getFragment());
        if (keyword.equals("false") && Pointers.last(schemaPointer).equals(keyword)) {
            // networknt counts the schema false as a keyword of itself.
            schemaPointer = Pointers.parent(schemaPointer);
        }
        String pointer = pointer(error.getInstanceLocation());
        JsonNode value = error.getInstanceNode();
        Optional<String> ruledOut = ruledOut(keyword, error);
        return new SchemaViolation(
                keyword,
                ruledOut.map(segment -> Pointers.append(pointer, segment)).orElse(pointer),
                ruledOut.map(segment -> value.isArray() ? value.get(Integer.parseInt(segment)) : value.get(segment))
                        .orElse(value),
                schemaPointer,
                contract.at(schemaPointer),
                error.getProperty());
    }

    /** Returns the key or index that a keyword rules out, which networknt reports at the object or array around it. */
    private static Optional<String> ruledOut(String keyword, Error error) {
        JsonNode around = error.getInstanceNode();
        Object segment =
                !CLOSING.contains(keyword) ? null : around.isArray() ? error.getArguments()[0] : error.getProperty();
        String text = String.valueOf(segment);
        boolean isThere =
                around.isArray() ? Pointers.isIndex(text) && around.has(Integer.parseInt(text)) : around.has(text);
        return segment != null && isThere ? Optional.of(text) : Optional.empty();
    }

    private static String pointer(NodePath path) {
        StringBuilder pointer = new StringBuilder();
        segments(path).forEach(segment -> pointer.append(Pointers.append(Pointers.ROOT, segment)));
        return pointer.toString();
    }

    private static List<String> segments(NodePath path) {
        List<String> segments = new ArrayList<>();
        for (int i = 0; i < path.getNameCount(); i++) {
            segments.add(path.getName(i));
        }
        return segments;
    }

    /** Replaces the format of networknt, which allows only nine fraction digits and accepts a blank instead of the T. */
    private static final class DateTimeFormat implements Format {
        @Override
        public String getName() {
            return "date-time";
        }

        @Override
        public boolean matches(ExecutionContext context, String text) {
            return DateTime.isValid(text);
        }
    }
}
