package io.github.chatspec.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.path.NodePath;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of one contract, as networknt reads them: formats are asserted, nothing is fetched. */
final class Schemas {

    private static final String BASE = "https://contract.invalid/openapi.json";

    private final Contract contract;
    private final SchemaRegistry registry;
    private final ConcurrentHashMap<String, Schema> byPointer = new ConcurrentHashMap<>();

    Schemas(Contract contract) {
        this.contract = contract;
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        Dialect dialect = contract.isOpenApi30() ? Dialects.getOpenApi30() : Dialects.getOpenApi31();
        this.registry = SchemaRegistry.withDefaultDialect(
                Dialect.builder(dialect).format(new DateTimeFormat()).build(),
                builder -> builder.schemaRegistryConfig(config)
                        .schemas(Map.of(BASE, contract.document().toString())));
    }

    /** Holds a value against the schema at a pointer. */
    List<Violation> violations(String schemaPointer, JsonNode value) {
        return schema(schemaPointer).validate(value).stream()
                .map(this::violation)
                .toList();
    }

    /** Tells whether the schema at a pointer takes a value. */
    boolean accepts(String schemaPointer, JsonNode value) {
        return schema(schemaPointer).validate(value).isEmpty();
    }

    private Schema schema(String pointer) {
        return byPointer.computeIfAbsent(
                pointer, absent -> registry.getSchema(SchemaLocation.of(BASE + "#" + pointer)));
    }

    private Violation violation(Error error) {
        String keyword = error.getKeyword() == null ? "false" : error.getKeyword();
        String schemaPointer = pointer(error.getSchemaLocation().getFragment());
        if (keyword.equals("false") && Pointers.last(schemaPointer).equals(keyword)) {
            // networknt counts the schema false as a keyword of itself.
            schemaPointer = Pointers.parent(schemaPointer);
        }
        return new Violation(
                keyword,
                pointer(error.getInstanceLocation()),
                error.getInstanceNode(),
                schemaPointer,
                contract.at(schemaPointer),
                error.getProperty());
    }

    private static String pointer(NodePath path) {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer.append(Pointers.append("", path.getName(i)));
        }
        return pointer.toString();
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
