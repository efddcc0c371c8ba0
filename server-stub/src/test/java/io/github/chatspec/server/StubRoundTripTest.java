package io.github.chatspec.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.server.chats.ModelJson;
import io.github.chatspec.server.chats.VendorOperations;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reading and writing a generated model loses nothing. */
class StubRoundTripTest {

    private static final ObjectMapper MAPPER = ModelJson.mapper();
    private static final List<VendorOperations> IMPLEMENTATIONS = VendorOperations.load();

    /** A sample of a success, with the model that the generated interface answers with. */
    private record Payload(Contract contract, String schema, Class<?> model, Sample sample) {

        private JsonNode tree() {
            return TestHttp.json(sample.body());
        }

        private JsonNode throughTheModel(JsonNode tree) throws IOException {
            return TestHttp.json(ModelJson.write(MAPPER.readValue(MAPPER.writeValueAsBytes(tree), model)));
        }

        @Override
        public String toString() {
            return sample.toString();
        }
    }

    /** A value in a payload, and its schema. */
    private record Spot(ObjectNode parent, String name, JsonNode schema) {}

    static Stream<Payload> payloads() {
        return SampleRequests.operations()
                .flatMap(operation -> operation.response(200).stream()
                        .flatMap(response -> response.contents().stream())
                        .flatMap(content -> content.samples().stream()
                                .map(sample -> new Payload(
                                        Contract.builtIn(operation.contract()),
                                        content.schema().orElseThrow(),
                                        model(operation),
                                        sample))));
    }

    private static Class<?> model(Operation operation) {
        return IMPLEMENTATIONS.stream()
                .filter(each -> each.contract().equals(operation.contract()))
                .flatMap(each -> Arrays.stream(each.getClass().getInterfaces()))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getName().equals(operation.id()))
                .map(Method::getReturnType)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aSampleComesBackAsItWas(Payload payload) throws IOException {
        assertThat(payload.throughTheModel(payload.tree())).isEqualTo(payload.tree());
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void anUndocumentedFieldIsKeptAtEveryLevel(Payload payload) throws IOException {
        JsonNode tree = payload.tree();
        List<ObjectNode> objects = new ArrayList<>();
        objectsOf(tree, objects);
        for (ObjectNode object : objects) {
            object.put("undocumented \u00e9", 12345678901234567L);
            object.putNull("undocumentedNull");
            object.putArray("undocumented_array").addObject().put("deep", "\ud83d\ude00");
        }

        assertThat(payload.throughTheModel(tree)).isEqualTo(tree);
        assertThat(tree).isNotEqualTo(payload.tree());
    }

    static Stream<Payload> payloadsWithEnums() {
        return payloads().filter(payload -> !enums(payload, payload.tree()).isEmpty());
    }

    private static List<Spot> enums(Payload payload, JsonNode tree) {
        return spots(payload, tree).stream()
                .filter(spot -> spot.schema().has("enum") && spot.parent().has(spot.name()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("payloadsWithEnums")
    void anUndocumentedEnumValueIsKept(Payload payload) throws IOException {
        JsonNode tree = payload.tree();
        List<Spot> enums = enums(payload, tree);
        for (Spot spot : enums) {
            if (spot.schema().path("type").asText().equals("integer")) {
                spot.parent().put(spot.name(), 9999);
            } else {
                spot.parent().put(spot.name(), "Undocumented value");
            }
        }

        assertThat(payload.throughTheModel(tree)).isEqualTo(tree);
        assertThat(enums).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aNullStaysNullAndAnAbsentValueStaysAbsent(Payload payload) throws IOException {
        for (String type : List.of("string", "integer", "number", "boolean", "array")) {
            JsonNode tree = payload.tree();
            spots(payload, tree).stream()
                    .filter(spot -> spot.schema().path("type").asText().equals(type))
                    .filter(spot -> !spot.schema().has("enum"))
                    .forEach(spot -> spot.parent().putNull(spot.name()));

            assertThat(payload.throughTheModel(tree)).isEqualTo(tree);
        }
    }

    private static void objectsOf(JsonNode tree, List<ObjectNode> found) {
        if (tree instanceof ObjectNode object) {
            found.add(object);
        }
        tree.forEach(child -> objectsOf(child, found));
    }

    /** The optional places of a payload that the contract describes, filled or not, and its filled enums. */
    private static List<Spot> spots(Payload payload, JsonNode tree) {
        List<Spot> spots = new ArrayList<>();
        walk(payload.contract(), payload.schema(), tree, spots);
        return spots;
    }

    private static void walk(Contract contract, String pointer, JsonNode value, List<Spot> spots) {
        String schema = contract.resolve(pointer).orElseThrow();
        if (value instanceof ArrayNode) {
            value.forEach(item -> walk(contract, Pointers.append(schema, "items"), item, spots));
        }
        if (!(value instanceof ObjectNode object)) {
            return;
        }
        List<String> required = new ArrayList<>();
        contract.at(schema).path("required").forEach(name -> required.add(name.asText()));
        String properties = Pointers.append(schema, "properties");
        contract.at(properties).fieldNames().forEachRemaining(name -> {
            String property = Pointers.append(properties, name);
            JsonNode resolved = contract.at(contract.resolve(property).orElseThrow());
            if (!required.contains(name) || resolved.has("enum")) {
                spots.add(new Spot(object, name, resolved));
            }
            if (object.has(name)) {
                walk(contract, property, object.get(name), spots);
            }
        });
    }
}
