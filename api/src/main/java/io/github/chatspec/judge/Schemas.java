package io.github.chatspec.judge;

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

/** The schemas of one contract, as networknt reads them: formats are asserted, nothing is fetched. */
final class Schemas {

    private static final String BASE = "https://contract.invalid/openapi.json";

    /** The keywords that rule out a key, which networknt reports at the object around it. */
    private static final Set<String> CLOSING = Set.of("additionalProperties", "unevaluatedProperties");

    private final Contract contract;
    private final SchemaRegistry registry;
    private Discriminators discriminators;
    private final ConcurrentHashMap<String, Schema> byPointer = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, BoundedPattern> patterns = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Verdict> verdicts = new ConcurrentHashMap<>();

    Schemas(Contract contract) {
        this(contract, contract.isOpenApi30(), Map.of(BASE, contract.document().toString()));
    }

    private Schemas(Contract contract, boolean openApi30, Map<String, String> documents) {
        this.contract = contract;
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .regularExpressionFactory(regex -> pattern(regex)::finds)
                .build();
        Dialect dialect = openApi30 ? Dialects.getOpenApi30() : Dialects.getOpenApi31();
        this.registry = SchemaRegistry.withDefaultDialect(
                Dialect.builder(dialect).format(new DateTimeFormat()).build(),
                builder -> builder.schemaRegistryConfig(config).schemas(documents));
    }

    /**
     * Makes the schemas of no contract, which can only say whether they take a value.
     *
     * @param schema the schema, which stands at the root pointer
     * @param remotes the documents that it may refer to, by address
     */
    static Schemas bare(JsonNode schema, Map<String, JsonNode> remotes) {
        Map<String, String> documents = new HashMap<>(Map.of(BASE, schema.toString()));
        remotes.forEach((address, remote) -> documents.put(address, remote.toString()));
        return new Schemas(null, false, documents);
    }

    /**
     * A keyword that a value breaks.
     *
     * @param violation which, and where
     * @param path the keywords that led to it from the schema on, references included
     */
    record Breach(Violation violation, List<String> path) {}

    /** Holds a value against the schema at a pointer; each branch of a composition reports for itself. */
    List<Breach> breaches(String schemaPointer, JsonNode value) {
        return validate(schemaPointer, value).stream()
                .map(error -> new Breach(violation(error), segments(error.getEvaluationPath())))
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

    /** Tells whether a regular expression of the contract matches anywhere in a text. */
    boolean finds(String regex, String text) {
        return pattern(regex).finds(text);
    }

    /** Reads an expression as JSON Schema means it, in which a dollar stands for the very end. */
    private BoundedPattern pattern(String regex) {
        return patterns.computeIfAbsent(
                regex,
                expression -> new BoundedPattern(
                        expression,
                        RegularExpressions.replaceDollarAnchors(
                                RegularExpressions.replaceLongformCharacterProperties(expression))));
    }

    /** The first half of the judge for bodies that a schema promises. */
    Verdict verdict(String schemaPointer) {
        return verdicts.computeIfAbsent(schemaPointer, pointer -> new TreeVerdict(contract, this, pointer));
    }

    /** Tells whether a key tells branches apart in the schema at a pointer, which is then documented though not listed. */
    synchronized boolean tellsApart(String schemaPointer, String key) {
        if (discriminators == null) {
            discriminators = new Discriminators(contract);
        }
        return discriminators.knows(schemaPointer, key);
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

    private Violation violation(Error error) {
        String keyword = error.getKeyword() == null ? "false" : error.getKeyword();
        String schemaPointer = pointer(error.getSchemaLocation().getFragment());
        if (keyword.equals("false") && Pointers.last(schemaPointer).equals(keyword)) {
            // networknt counts the schema false as a keyword of itself.
            schemaPointer = Pointers.parent(schemaPointer);
        }
        String pointer = pointer(error.getInstanceLocation());
        JsonNode value = error.getInstanceNode();
        boolean aboutKey = CLOSING.contains(keyword) && error.getProperty() != null && value.has(error.getProperty());
        return new Violation(
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
