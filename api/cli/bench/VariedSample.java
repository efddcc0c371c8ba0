import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.judge.Judge;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A sample without findings whose identifiers, names, texts and numbers can be replaced by others, so that a recording of it
 * has different bodies. Equal values of a body are replaced by equal ones. Times stay as they are, since bodies have an order.
 */
final class VariedSample {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIALS = 4;

    private final Judge judge;
    private final Operation operation;
    private final Sample sample;
    private final Random random;
    private final JsonNode body;
    private final Set<JsonNode> variable = new LinkedHashSet<>();

    VariedSample(Judge judge, Operation operation, Sample sample, Random random) throws JsonProcessingException {
        this.judge = judge;
        this.operation = operation;
        this.sample = sample;
        this.random = random;
        this.body = JSON.readTree(sample.text());
        Set<JsonNode> values = new LinkedHashSet<>();
        addScalars(body, values);
        for (JsonNode value : values) {
            boolean isVariable = value.isTextual() || value.isIntegralNumber();
            for (int i = 0; isVariable && i < TRIALS; i++) {
                JsonNode other = other(value);
                isVariable = isClean(withText(replaced(body, node -> node.equals(value) ? other : node)));
            }
            if (isVariable) {
                variable.add(value);
            }
        }
    }

    /** Returns the sample with other values; the sample itself if the judge reports something about each trial. */
    Sample next() {
        for (int i = 0; i < TRIALS; i++) {
            List<JsonNode> before = new ArrayList<>(variable);
            List<JsonNode> after = before.stream().map(this::other).toList();
            Sample next = withText(replaced(body, node -> before.contains(node) ? after.get(before.indexOf(node)) : node));
            if (isClean(next)) {
                return next;
            }
        }
        return sample;
    }

    private boolean isClean(Sample other) {
        return judge.judge(operation, other).isEmpty();
    }

    /** Bodies are recorded without indentation, as servers send them. */
    private Sample withText(JsonNode other) {
        String text = other.toString();
        return new Sample(
                sample.name(),
                sample.operation(),
                sample.status(),
                sample.mediaType(),
                sample.headers(),
                sample.summary(),
                sample.when(),
                sample.pairs(),
                () -> text,
                sample.isGenerated(),
                sample.file(),
                sample.place());
    }

    private static void addScalars(JsonNode value, Set<JsonNode> scalars) {
        if (value.isContainerNode()) {
            value.forEach(child -> addScalars(child, scalars));
        } else {
            scalars.add(value);
        }
    }

    private static JsonNode replaced(JsonNode value, UnaryOperator<JsonNode> replacement) {
        if (value instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), replaced(field.getValue(), replacement)));
            return copy;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(item -> copy.add(replaced(item, replacement)));
            return copy;
        }
        return replacement.apply(value);
    }

    /** Returns a value of the same form: letters and digits are replaced, and a text of several words becomes longer or shorter. */
    private JsonNode other(JsonNode value) {
        String text = value.asText();
        if (value.isTextual() && text.indexOf(' ') > 0) {
            text = random.nextBoolean() ? text.substring(0, text.indexOf(' ')) : text + ' ' + text;
        }
        int fixed = text.indexOf("://") + 1;
        StringBuilder other = new StringBuilder(text.substring(0, fixed));
        for (char c : text.substring(fixed).toCharArray()) {
            boolean isFirst = other.isEmpty() || other.toString().equals("-");
            other.append(
                    c >= 'a' && c <= 'z'
                            ? (char) ('a' + random.nextInt(26))
                            : c >= 'A' && c <= 'Z'
                                    ? (char) ('A' + random.nextInt(26))
                                    : c >= '0' && c <= '9' ? (char) ((isFirst ? '1' : '0') + random.nextInt(9)) : c);
        }
        return value.isTextual()
                ? JsonNodeFactory.instance.textNode(other.toString())
                : JsonNodeFactory.instance.numberNode(Long.parseLong(other.toString()));
    }
}
