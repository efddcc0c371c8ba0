package io.github.chatspec.mock.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.MediaType;
import java.io.UncheckedIOException;

/** Renders a contract as one document that includes its samples. */
public final class BundledContract {

    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private BundledContract() {}

    static String json(Contract contract) {
        return tree(contract).toPrettyString();
    }

    public static String yaml(Contract contract) {
        try {
            return YAML.writeValueAsString(tree(contract));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(Contract contract) {
        JsonNode tree = contract.document().deepCopy();
        for (Operation operation : contract.operations()) {
            for (Sample sample : operation.samples()) {
                if (tree.at(sample.place().pointer()) instanceof ObjectNode example && example.has("externalValue")) {
                    example.remove("externalValue");
                    example.set("value", value(sample));
                }
            }
        }
        return tree;
    }

    private static JsonNode value(Sample sample) {
        try {
            return MediaType.isJson(sample.mediaType()) ? JSON.readTree(sample.text()) : new TextNode(sample.text());
        } catch (JsonProcessingException e) {
            // A sample that is not valid JSON is shown as text.
            return new TextNode(sample.text());
        }
    }
}
