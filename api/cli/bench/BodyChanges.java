import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Changes bodies so that the judge reports something about them, always in the same sequence. The places and the kinds of
 * the changes repeat, but two bodies are rarely equal.
 */
final class BodyChanges {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int NOTED_KINDS = 200;
    private static final String[] NEW_FIELDS = {"locale", "trace_id", "version", "score", "extra", "updatedBy"};

    private final Judge judge = Judge.of(Contract.builtIn());
    private final Random random = new Random(15);
    private final List<Body> good = new ArrayList<>();
    private final List<Body> noted = new ArrayList<>();
    private final List<Body> kinds = new ArrayList<>();

    /** A body of an operation. */
    record Body(Operation operation, Sample sample, JsonNode tree) {

        String text() {
            return tree.toString();
        }
    }

    /** A value in the object or array around it. */
    private record Place(JsonNode around, String key, int index, JsonNode value) {}

    BodyChanges() throws JsonProcessingException {
        for (Operation operation : judge.operations()) {
            for (Sample sample : operation.samples()) {
                if (sample.status() == 200) {
                    Body body = new Body(operation, sample, JSON.readTree(sample.text()));
                    List<Finding> findings = findings(body);
                    if (findings.isEmpty()) {
                        good.add(body);
                    } else if (isLight(findings)) {
                        noted.add(body);
                    }
                }
            }
        }
    }

    /** Returns a body that breaks the contract. */
    Body broken() {
        while (true) {
            Body body = copy(good);
            List<Place> places = new ArrayList<>();
            addPlaces(body.tree(), places);
            Place place = places.get(random.nextInt(places.size()));
            if (random.nextInt(4) == 0 && place.around() instanceof ObjectNode object) {
                object.remove(place.key());
                change(places.get(random.nextInt(places.size())), "note " + random.nextInt(1 << 20));
            } else {
                change(place, other(place.value()));
            }
            if (findings(body).stream().anyMatch(finding -> finding.level() == Level.ERROR)) {
                return body;
            }
        }
    }

    /**
     * Returns a body about which the judge reports notes and warnings only: a service that was changed has the same fields
     * more or null at the same places in many responses.
     */
    Body noted() {
        if (kinds.size() < NOTED_KINDS) {
            kinds.add(newNoted());
        }
        return kinds.get(random.nextInt(kinds.size()));
    }

    private Body newNoted() {
        while (true) {
            Body body = random.nextInt(3) == 0 && !noted.isEmpty() ? copy(noted) : copy(good);
            List<Place> places = new ArrayList<>();
            addPlaces(body.tree(), places);
            Place place = places.get(random.nextInt(places.size()));
            if (findings(body).isEmpty() && place.around() instanceof ObjectNode object) {
                if (random.nextBoolean()) {
                    object.put(NEW_FIELDS[random.nextInt(NEW_FIELDS.length)], random.nextInt(1 << 20));
                } else {
                    object.putNull(place.key());
                }
            }
            if (isLight(findings(body))) {
                return body;
            }
        }
    }

    private Body copy(List<Body> bodies) {
        Body body = bodies.get(random.nextInt(bodies.size()));
        return new Body(body.operation(), body.sample(), body.tree().deepCopy());
    }

    private List<Finding> findings(Body body) {
        return judge.judge(Exchange.ofOperation(body.operation().qualifiedId())
                .status(body.sample().status())
                .headers(Headers.NONE.with("Content-Type", body.sample().mediaType()))
                .body(body.text().getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isLight(List<Finding> findings) {
        return !findings.isEmpty() && findings.stream().allMatch(finding -> finding.level() != Level.ERROR);
    }

    private static void addPlaces(JsonNode value, List<Place> places) {
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            places.add(new Place(value, field.getKey(), -1, field.getValue()));
            addPlaces(field.getValue(), places);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            places.add(new Place(value, null, i, value.get(i)));
            addPlaces(value.get(i), places);
        }
    }

    private JsonNode other(JsonNode value) {
        int number = random.nextInt(1 << 20);
        return switch (random.nextInt(4)) {
            case 0 -> NODES.nullNode();
            case 1 -> value.isNumber() ? NODES.textNode(String.valueOf(number)) : NODES.numberNode(number);
            case 2 -> value.isContainerNode() ? NODES.textNode("value " + number) : NODES.objectNode().put("id", number);
            default -> value.isTextual() ? NODES.textNode("value " + number) : NODES.booleanNode(number % 2 == 0);
        };
    }

    /** Replaces a text. */
    private static void change(Place place, String text) {
        if (place.value().isTextual()) {
            change(place, NODES.textNode(text));
        }
    }

    private static void change(Place place, JsonNode value) {
        if (place.around() instanceof ObjectNode object && object.has(place.key())) {
            object.set(place.key(), value);
        } else if (place.around() instanceof ArrayNode array) {
            array.set(place.index(), value);
        }
    }
}
