package io.github.chatspec.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Response;
import io.github.chatspec.coverage.shape.BodyShapes;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A body that is counted where it is has the same counts as one that is read token by token. */
class CleanBodyWalkTest {

    private static final Secrets NO_SECRETS =
            Secrets.of(Exchange.ofOperation("things/getThing").status(200), Optional.empty());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Contract CONTRACT = Seen.contract("{\"$ref\": \"#/components/schemas/Pet\"}", """
            "Pet": {"type": "object",
              "properties": {
                "kind": {"enum": ["cat", "dog", 7, 7.5], "properties": {"kind": {"enum": ["cat", "dog"]}}},
                "lang": {"type": "string"}, "name": {"type": "string"}, "tame": {"type": "boolean"}, "size": {"type": "number"},
                "next": {"$ref": "#/components/schemas/Pet"},
                "legs": {"type": "array", "items": {"type": "object", "properties": {"side": {"const": "left"}}}},
                "tags": {"type": "object", "additionalProperties": {"enum": ["a", "b"]}},
                "free": {}},
              "allOf": [
                {"if": {"properties": {"kind": {"const": "cat"}, "lang": {"const": "en"}}}},
                {"if": {"properties": {"kind": {"enum": ["cat", "dog"]}}}},
                {"if": {"properties": {"tame": {"const": true}}}}]}
            """);

    /** Counts, and the place of the bodies in them. */
    private record Counted(Observations observations, BodyNode root, BodyWalk walk) {

        static Counted none() {
            Observations observations = new Observations();
            Response row = CONTRACT.operations().get(0).response(200).orElseThrow();
            return new Counted(
                    observations,
                    BodyNode.root(
                            new BodyShapes(CONTRACT),
                            row,
                            observations.counts("things/getThing").response("200")),
                    new BodyWalk());
        }

        void read(byte[] body, long at) {
            walk.count(body, root, at, () -> NO_SECRETS);
        }

        JsonNode tree() {
            return ObservationsJson.of(observations);
        }
    }

    @Test
    void randomBodiesHaveTheSameCounts() throws IOException {
        Random random = new Random(8);
        Counted expected = Counted.none();
        Counted counted = Counted.none();
        CleanBodyWalk walk = new CleanBodyWalk();
        int clean = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] body = written(random, pet(random, 3)).getBytes(StandardCharsets.UTF_8);
            long at = random.nextInt(1000);
            expected.read(body, at);
            if (isCounted(walk, body, counted.root(), at)) {
                clean++;
            } else {
                counted.read(body, at);
            }
        }

        assertThat(clean).isBetween(1500, 2950);
        assertThat(counted.tree()).isEqualTo(expected.tree());
        assertThat(counted.observations()
                        .counts("things/getThing")
                        .response("200")
                        .fields()
                        .get("")
                        .kinds())
                .containsOnlyKeys("kind=cat lang=en", "kind=cat", "kind=dog", "tame=true");
    }

    /** Counts a body as the content of a string in a larger text. */
    private static boolean isCounted(CleanBodyWalk walk, byte[] body, BodyNode root, long at) throws IOException {
        String text = "{\"text\":" + JSON.writeValueAsString(new String(body, StandardCharsets.UTF_8)) + "}        ";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int from = "{\"text\":\"".length();
        int to = bytes.length - "\"}        ".length();
        return walk.count(bytes, from, to, root, at);
    }

    /** Writes a body as different servers do: without blanks, with some, or with lines. */
    private static String written(Random random, JsonNode body) throws IOException {
        return switch (random.nextInt(6)) {
            case 0 -> body.toPrettyString();
            case 1 ->
                JSON.writer(new DefaultPrettyPrinter()
                                .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE)
                                .withObjectIndenter(new DefaultIndenter("\t", "\r\n")))
                        .writeValueAsString(body);
            case 2 -> body.toString().replace("\":", "\" :").replace(",\"", " , \"");
            case 3 -> body.toString().replace("\":", "\": ");
            default -> body.toString();
        };
    }

    private static JsonNode pet(Random random, int depth) {
        ObjectNode all = JSON.createObjectNode();
        all.set("kind", kind(random));
        all.put("lang", random.nextInt(30) == 0 ? "\"" : random.nextBoolean() ? "en" : "de");
        all.put("name", random.nextBoolean() ? "Tom" : "T \"o\" \\ / \n m \u00fc");
        all.put("tame", random.nextBoolean());
        all.set(
                "size",
                random.nextBoolean()
                        ? number(random.nextInt(9))
                        : JSON.getNodeFactory().numberNode(-1.5e9));
        all.set("next", depth == 0 ? JSON.nullNode() : pet(random, depth - 1));
        all.set("legs", legs(random));
        all.set("tags", tags(random));
        all.set("free", tags(random));
        List<String> keys = new ArrayList<>();
        all.fieldNames().forEachRemaining(keys::add);
        keys.removeIf(key -> random.nextInt(4) == 0);
        if (random.nextInt(4) == 0) {
            Collections.shuffle(keys, random);
        }
        ObjectNode pet = JSON.createObjectNode();
        keys.forEach(key -> pet.set(key, all.get(key)));
        return pet;
    }

    private static JsonNode kind(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> JSON.createObjectNode().put("kind", "cat");
            case 1 -> JSON.nullNode();
            case 2 -> number(7);
            case 3 -> JSON.getNodeFactory().numberNode(7.5);
            case 4 -> JSON.getNodeFactory().textNode(random.nextInt(4) == 0 ? "bird" : "cat");
            default -> JSON.getNodeFactory().textNode(random.nextBoolean() ? "cat" : "dog");
        };
    }

    private static JsonNode number(int number) {
        return JsonNodeFactory.instance.numberNode(number);
    }

    private static JsonNode legs(Random random) {
        ArrayNode legs = JSON.createArrayNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            legs.add(random.nextInt(9) == 0 ? number(i) : leg(random));
        }
        return legs;
    }

    private static JsonNode leg(Random random) {
        return random.nextInt(5) == 0
                ? JSON.createObjectNode()
                : JSON.createObjectNode().put("side", "left");
    }

    private static JsonNode tags(Random random) {
        ObjectNode tags = JSON.createObjectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.put("tag" + random.nextInt(100), random.nextBoolean() ? "a" : "b");
        }
        return tags;
    }
}
