package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.contract.DocumentedExamples;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.RequestBody;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.schema.Schemas;
import io.github.chatspec.judge.verdict.Verdicts;
import io.github.chatspec.serving.SampleBody;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/**
 * Values for the parameters and bodies of requests that the judge accepts.
 *
 * <p>An example of the contract comes first; where it has none, or none that is accepted, a value is generated from the
 * schema.
 */
public final class RequestGenerator {

    /** The values of parameters whose schema accepts nearly any. */
    private static final List<JsonNode> SIMPLE = List.of(new TextNode("demo"), new IntNode(1), BooleanNode.TRUE);

    /** The length up to which a body has the properties that are not required, if none is. */
    private static final int SHORT = 500;

    private final Contract contract;
    private final Verdicts verdicts;
    private final long seed;

    /**
     * Creates a generator.
     *
     * @param contract one of the judge's contracts
     * @param judge the judge, which must accept each value
     * @param seed the seed of generated values
     */
    public RequestGenerator(Contract contract, Judge judge, long seed) {
        this.contract = contract;
        this.verdicts = judge.verdicts(contract);
        this.seed = seed;
    }

    /**
     * Returns a value for a parameter.
     *
     * @param operation the operation
     * @param parameter one of its parameters
     * @param preferred the name of the example that comes first, if there is one
     * @return an example that its schema accepts, or else a generated value; if there is none, an example all the same
     */
    public JsonNode value(Operation operation, Parameter parameter, String preferred) {
        String path = operation.id() + " " + parameter.name();
        return value(path, parameter.place().pointer(), parameter.schema(), preferred);
    }

    /** Returns a value for a parameter, or for the header of a part. */
    JsonNode value(String path, String pointer, Optional<String> declared, String preferred) {
        List<JsonNode> examples = examples(pointer, preferred);
        examples.addAll(SIMPLE);
        Optional<String> schema = declared.or(() -> contentSchema(pointer));
        if (schema.isEmpty()) {
            return examples.get(0);
        }
        Predicate<JsonNode> accepted = value -> verdicts.accept(schema.get(), value);
        // An empty array or object is sent as no parameter at all.
        Predicate<JsonNode> visible = value -> !(value.isContainerNode() && value.isEmpty());
        return first(examples, accepted)
                .or(() -> generated(schema.get(), path, verdicts.schemas(), visible.and(accepted), styles()))
                .or(() -> generated(schema.get(), path, verdicts.schemas(), accepted, styles()))
                .orElse(examples.get(0));
    }

    /** Returns the examples of a parameter or content, the preferred one first. */
    private List<JsonNode> examples(String pointer, String preferred) {
        List<JsonNode> examples = new ArrayList<>(DocumentedExamples.at(contract, pointer));
        JsonNode named = DocumentedExamples.named(contract, pointer).get(preferred);
        if (named != null) {
            examples.add(0, named);
        }
        return examples;
    }

    private Optional<String> contentSchema(String pointer) {
        String contents = Pointers.append(pointer, "content");
        return contract.at(contents)
                .propertyStream()
                .filter(content -> content.getValue().has("schema"))
                .map(content -> Pointers.append(Pointers.append(contents, content.getKey()), "schema"))
                .findFirst();
    }

    /**
     * Returns a body for a request.
     *
     * @param operation the operation
     * @param preferred the name of the example that comes first, if there is one
     * @return a body in the documented media type that is easiest to read; empty if the operation has none that can be
     *     generated
     */
    public Optional<SampleBody> body(Operation operation, String preferred) {
        if (operation.requestBody().isEmpty()) {
            return Optional.empty();
        }
        return body(operation, preferred, false);
    }

    /**
     * Returns a body for a request whose schema accepts none of the values that were tried, as a schema does not that
     * requires a key and rules it out.
     *
     * @param operation the operation
     * @param preferred the name of the example that comes first, if there is one
     * @return a body that has what the schema describes, but which it does not accept; empty if the operation has none
     */
    public Optional<SampleBody> closestBody(Operation operation, String preferred) {
        return operation.requestBody().isEmpty() ? Optional.empty() : body(operation, preferred, true);
    }

    private Optional<SampleBody> body(Operation operation, String preferred, boolean acceptsAll) {
        RequestBody documented = operation.requestBody().orElseThrow();
        return documented.schemas().keySet().stream()
                .sorted(Comparator.comparing(RequestGenerator::rank))
                .map(mediaType -> body(operation, documented, mediaType, preferred, acceptsAll))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static int rank(String mediaType) {
        if (MediaType.isJson(mediaType)) {
            return 0;
        }
        return mediaType.startsWith("application/x-www-form-urlencoded") ? 1 : 2;
    }

    private Optional<SampleBody> body(
            Operation operation, RequestBody documented, String mediaType, String preferred, boolean acceptsAll) {
        String pointer = Pointers.append(Pointers.append(documented.place().pointer(), "content"), mediaType);
        Optional<String> schema = documented.schemas().get(mediaType);
        try {
            String path = operation.id() + " request " + mediaType;
            JsonNode value = bodyValue(path, mediaType, examples(pointer, preferred), schema, acceptsAll);
            String concrete =
                    MediaType.parse(mediaType).map(MediaType::concrete).orElse(mediaType);
            if (concrete.startsWith("multipart/")) {
                MultipartParts parts = new MultipartParts(contract, pointer, schema, this);
                return Optional.of(SampleBody.multipart(concrete, parts.of(value)));
            }
            String text = new PayloadText(contract, verdicts.requestSchemas()).of(value, concrete, schema);
            return text.isEmpty() ? Optional.empty() : Optional.of(SampleBody.of(concrete, text));
        } catch (NotGeneratedException | ContractException | PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private JsonNode bodyValue(
            String path, String mediaType, List<JsonNode> examples, Optional<String> schema, boolean acceptsAll) {
        if (schema.isEmpty()) {
            return examples.isEmpty() ? new TextNode("Any content") : examples.get(0);
        }
        Schemas schemas = verdicts.requestSchemas();
        // A text in another media type than JSON is not validated.
        Predicate<JsonNode> accepted = value -> acceptsAll
                || (value.isTextual() && !MediaType.isJson(mediaType))
                || schemas.accepts(schema.get(), value);
        return first(examples, accepted)
                .or(() -> generatedBody(schema.get(), path, schemas, accepted))
                .orElseThrow(() -> new NotGeneratedException("The schema accepts none of the values that were tried."));
    }

    /** Returns a body with the properties that are required or, if there are none, with others. */
    private Optional<JsonNode> generatedBody(
            String schema, String path, Schemas schemas, Predicate<JsonNode> accepted) {
        Optional<JsonNode> required = generated(schema, path, schemas, accepted, styles());
        if (required.isPresent()
                && !(required.get().isContainerNode() && required.get().isEmpty())) {
            return required;
        }
        List<Style> withOptional =
                List.of(new Style(seed, true, false, true, true), new Style(seed, false, true, true, true));
        Predicate<JsonNode> isShort = value -> value.toString().length() <= SHORT;
        return generated(schema, path, schemas, isShort.and(accepted), withOptional)
                .or(() -> required);
    }

    private List<Style> styles() {
        return List.of(
                new Style(seed, true, false, false, true),
                new Style(seed, true, true, false, true),
                new Style(seed, false, true, true, true),
                new Style(seed + 1, false, true, false, true));
    }

    private Optional<JsonNode> generated(
            String schema, String path, Schemas schemas, Predicate<JsonNode> accepted, List<Style> styles) {
        for (Style style : styles) {
            Optional<JsonNode> value = new ValueGenerator(contract, schemas, style)
                    .generate(schema, path)
                    .filter(accepted);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> first(List<JsonNode> values, Predicate<JsonNode> accepted) {
        return values.stream().filter(accepted).findFirst();
    }
}
