package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
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
import com.networknt.schema.path.NodePath;
import com.networknt.schema.regex.RegularExpressions;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * networknt's validator over the schemas of one contract: formats are asserted, nothing is fetched.
 *
 * <p>It stands apart from {@link Schemas}, so that a process that never needs it never loads it.
 */
final class Validator {

    private static final String BASE = "https://contract.invalid/openapi.json";

    /** The keywords that rule out a key, which networknt reports at the object around it. */
    private static final Set<String> CLOSING = Set.of("additionalProperties", "unevaluatedProperties");

    private final Contract contract;
    private final SchemaRegistry registry;
    private final ConcurrentHashMap<String, Schema> byPointer = new ConcurrentHashMap<>();

    /**
     * Makes a validator.
     *
     * @param contract the contract, or null where there is none
     * @param document the document, in which OpenAPI 3.0 has a dialect of its own
     * @param remotes the documents that it may refer to, by address
     * @param patterns how regular expressions are read
     */
    Validator(
            Contract contract,
            JsonNode document,
            Map<String, JsonNode> remotes,
            Function<String, Predicate<String>> patterns) {
        this.contract = contract;
        Map<String, String> documents = new HashMap<>(Map.of(BASE, document.toString()));
        remotes.forEach((address, remote) -> documents.put(address, remote.toString()));
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .regularExpressionFactory(regex -> patterns.apply(regex)::test)
                .build();
        Dialect dialect =
                contract != null && contract.isOpenApi30() ? Dialects.getOpenApi30() : Dialects.getOpenApi31();
        this.registry = SchemaRegistry.withDefaultDialect(
                Dialect.builder(dialect).format(new DateTimeFormat()).build(),
                builder -> builder.schemaRegistryConfig(config).schemas(documents));
    }

    /** Reads an expression as JSON Schema means it, in which a dollar stands for the very end. */
    static BoundedPattern pattern(String regex) {
        return new BoundedPattern(
                regex,
                RegularExpressions.replaceDollarAnchors(RegularExpressions.replaceLongformCharacterProperties(regex)));
    }

    /** Holds a value against the schema at a pointer; each branch of a composition reports for itself. */
    List<Schemas.Breach> breaches(String schemaPointer, JsonNode value) {
        return validate(schemaPointer, value).stream()
                .map(error -> new Schemas.Breach(violation(error), segments(error.getEvaluationPath())))
                .toList();
    }

    /** Tells whether the schema at a pointer takes a value. */
    boolean accepts(String schemaPointer, JsonNode value) {
        return validate(schemaPointer, value).isEmpty();
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
            // Asked for a part by its address, the registry would read the whole document again.
            Schema document = registry.getSchema(SchemaLocation.of(BASE));
            return pointer.isEmpty()
                    ? document
                    : document.getSubSchema(
                            SchemaLocation.of(BASE + "#" + pointer).getFragment());
        });
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
        boolean aboutKey = CLOSING.contains(keyword) && error.getProperty() != null && value.has(error.getProperty());
        return new SchemaViolation(
                keyword,
                aboutKey ? Pointers.append(pointer, error.getProperty()) : pointer,
                aboutKey ? value.get(error.getProperty()) : value,
                schemaPointer,
                contract.at(schemaPointer),
                error.getProperty());
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

    /** Stands in for networknt's own, which knows nine fraction digits and lets a blank pass for the T. */
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
