package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.rule.InternalErrorRule;
import io.github.chatspec.judge.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Generates bodies for the contents of responses, and returns only those that the judge accepts.
 *
 * <p>Several styles are tried, the most informative first. From a body that is not accepted, the parts are removed that
 * the judge reports.
 */
final class BodyGenerator {

    /** The number of parts that are removed from a body at most. */
    private static final int MAX_REMOVALS = 12;

    private static final int OTHER_SEEDS = 3;

    private final Contract contract;
    private final Judge judge;
    private final Schemas schemas;
    private final PayloadText text;
    private final long seed;

    BodyGenerator(Contract contract, Judge judge, long seed) {
        this.contract = contract;
        this.judge = judge;
        this.schemas = judge.schemas(contract);
        this.text = new PayloadText(contract, schemas);
        this.seed = seed;
    }

    /**
     * A body.
     *
     * @param text the text
     * @param isFromExamples whether all its values are examples, defaults or constants of schemas
     */
    record Body(String text, boolean isFromExamples) {}

    /** A response to generate: the sample has everything but the body. */
    private record Task(Operation operation, Sample sample, Content content) {

        String path() {
            return operation.id() + " " + sample.status() + " " + content.mediaType();
        }
    }

    /**
     * Returns a body that is the same each time.
     *
     * @throws NotGeneratedException if none is found that the judge accepts
     */
    Body body(Operation operation, Sample sample, Content content) {
        List<Style> styles = new ArrayList<>(List.of(
                new Style(seed, true, false, true, true),
                new Style(seed, true, true, true, true),
                new Style(seed, false, true, true, true),
                new Style(seed, false, true, false, true)));
        for (int other = 1; other <= OTHER_SEEDS; other++) {
            styles.add(new Style(seed + other, false, true, true, false));
        }
        return body(new Task(operation, sample, content), styles);
    }

    /**
     * Returns a body that depends on a seed.
     *
     * @throws NotGeneratedException if none is found that the judge accepts
     */
    String body(Operation operation, Sample sample, Content content, long other) {
        return body(
                        new Task(operation, sample, content),
                        List.of(
                                new Style(other, false, false, true, false),
                                new Style(other, false, true, true, false),
                                new Style(other, false, true, false, false),
                                new Style(seed, true, true, true, true)))
                .text();
    }

    /**
     * Returns an example in the media type of its content.
     *
     * @throws NotGeneratedException if it cannot be written in the media type
     */
    String written(JsonNode example, Content content) {
        return text.of(example, content.mediaType(), content.schema());
    }

    ItemGenerator items() {
        return new ItemGenerator(contract, schemas, seed);
    }

    /** Returns a value for a header, or nothing if none is found. */
    Optional<JsonNode> header(String path, String schema) {
        return new ValueGenerator(contract, schemas, new Style(seed, true, false, true, true)).generate(schema, path);
    }

    private Body body(Task task, List<Style> styles) {
        if (task.content().schema().isEmpty()) {
            return new Body(withoutSchema(task), false);
        }
        String reason = "The schema accepts no value that ends.";
        try {
            for (Style style : styles) {
                ValueGenerator generator = new ValueGenerator(contract, schemas, style);
                Optional<JsonNode> value =
                        generator.generate(task.content().schema().get(), task.path());
                if (value.isPresent()) {
                    Attempt attempt = attempt(task, value.get(), style.isChecked());
                    if (attempt.isAccepted()) {
                        return new Body(attempt.result(), generator.isFromContract());
                    }
                    reason = attempt.result();
                }
            }
        } catch (ContractException | PatternSyntaxException e) {
            throw new NotGeneratedException(e.getMessage());
        }
        throw new NotGeneratedException(reason);
    }

    private String withoutSchema(Task task) {
        String mediaType = task.content().mediaType();
        JsonNode value = PayloadText.isJson(mediaType) || PayloadText.isXml(mediaType)
                ? JsonNodeFactory.instance.objectNode()
                : TextNode.valueOf("Any content");
        return text.of(value, mediaType, Optional.empty());
    }

    /** A body that is accepted, or the reason why none is. */
    private record Attempt(boolean isAccepted, String result) {}

    private Attempt attempt(Task task, JsonNode generated, boolean mayRemove) {
        String mediaType = task.content().mediaType();
        if (!PayloadText.isJson(mediaType)) {
            // The judge validates JSON only.
            return schemas.accepts(task.content().schema().orElseThrow(), generated)
                    ? new Attempt(
                            true, text.of(generated, mediaType, task.content().schema()))
                    : new Attempt(false, "The schema accepts none of the values that were tried.");
        }
        JsonNode value = generated;
        String reason = "";
        for (int removals = 0; removals <= MAX_REMOVALS; removals++) {
            String body = value.toString();
            Optional<Finding> error = error(task, body);
            if (error.isEmpty()) {
                return new Attempt(true, body);
            }
            reason = reason.isEmpty() ? error.get().message() : reason;
            Optional<JsonNode> smaller =
                    mayRemove ? without(value, error.get().pointer().orElse("")) : Optional.empty();
            if (smaller.isEmpty()) {
                return new Attempt(false, reason);
            }
            value = smaller.get();
        }
        return new Attempt(false, reason);
    }

    /** Returns the first error in a body; the header fields are not part of it. */
    private Optional<Finding> error(Task task, String body) {
        return judge.judge(task.operation(), with(task.sample(), body)).stream()
                .filter(finding -> finding.level() == Level.ERROR)
                .filter(finding ->
                        finding.pointer().isPresent() || finding.rule().equals(InternalErrorRule.ID))
                .findFirst();
    }

    private static Sample with(Sample sample, String text) {
        return sample.withPayload(() -> text);
    }

    /** Returns a copy of a value without the part at or above a pointer, or nothing if that is the whole value. */
    static Optional<JsonNode> without(JsonNode value, String pointer) {
        String removed = pointer;
        while (!removed.isEmpty() && value.at(removed).isMissingNode()) {
            removed = Pointers.parent(removed);
        }
        if (removed.isEmpty()) {
            return Optional.empty();
        }
        JsonNode copy = value.deepCopy();
        JsonNode parent = copy.at(Pointers.parent(removed));
        if (parent instanceof ObjectNode object) {
            object.remove(Pointers.last(removed));
        } else if (parent instanceof ArrayNode array) {
            array.remove(Integer.parseInt(Pointers.last(removed)));
        }
        return Optional.of(copy);
    }
}
