package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientRoundTripTest {

    static Stream<Models.Case> cases() {
        return Models.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everySampleIsWrittenAsItWasRead(Models.Case sample) throws IOException {
        assertThat(sample.through(sample.tree())).isEqualTo(sample.tree());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anUndocumentedFieldSurvivesInEveryObject(Models.Case sample) throws IOException {
        JsonNode payload = sample.tree();
        objects(payload, object -> object.putObject("undocumented_field").putNull("nothing"));

        assertThat(sample.through(payload)).isEqualTo(payload);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aValueThatNoEnumListsSurvivesInEveryEnumField(Models.Case sample) throws IOException {
        Set<String> enumFields = enumFields(sample.contract());
        JsonNode payload = sample.tree();
        objects(
                payload,
                object -> enumFields.forEach(field -> {
                    if (object.path(field).isTextual()) {
                        object.put(field, "undocumented-value");
                    } else if (object.path(field).isInt()) {
                        object.put(field, 9999);
                    }
                }));

        assertThat(sample.through(payload)).isEqualTo(payload);
    }

    @Test
    void aNullSurvivesInEveryField() throws IOException {
        int tried = 0;
        for (Models.Case sample : Models.cases().toList()) {
            for (String pointer : fields(sample.tree())) {
                JsonNode payload = sample.tree();
                ((ObjectNode) payload.at(Pointers.parent(pointer))).set(Pointers.last(pointer), NullNode.getInstance());
                tried++;
                assertThat(sample.through(payload)).as(pointer).isEqualTo(payload);
            }
        }

        assertThat(tried).isGreaterThan(100);
    }

    private static void objects(JsonNode node, Consumer<ObjectNode> change) {
        List<JsonNode> children = new ArrayList<>();
        node.forEach(children::add);
        children.forEach(child -> objects(child, change));
        if (node instanceof ObjectNode object) {
            change.accept(object);
        }
    }

    /** The pointers of all fields that a model has a place for, which those of a free-form object are not. */
    private static List<String> fields(JsonNode tree) {
        List<String> pointers = new ArrayList<>();
        collect(tree, Pointers.ROOT, pointers);
        return pointers;
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            pointers.add(Pointers.append(pointer, field.getKey()));
            collect(field.getValue(), Pointers.append(pointer, field.getKey()), pointers);
        }
        for (int i = 0; node instanceof ArrayNode && i < node.size(); i++) {
            collect(node.get(i), Pointers.append(pointer, i), pointers);
        }
    }

    private static Set<String> enumFields(Contract contract) {
        return properties(contract, schema -> schema.has("enum"));
    }

    private static Set<String> properties(Contract contract, java.util.function.Predicate<JsonNode> wanted) {
        Set<String> fields = new TreeSet<>();
        for (Map.Entry<String, JsonNode> schema :
                contract.at("/components/schemas").properties()) {
            String properties = "/components/schemas/" + schema.getKey() + "/properties";
            for (String key : (Iterable<String>) () -> contract.at(properties).fieldNames()) {
                String pointer =
                        contract.resolve(Pointers.append(properties, key)).orElseThrow();
                if (wanted.test(contract.at(pointer))) {
                    fields.add(key);
                }
            }
        }
        return fields;
    }
}
