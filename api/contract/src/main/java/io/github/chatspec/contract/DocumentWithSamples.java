package io.github.chatspec.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.exchange.MediaType;

/** Copies the document of a contract with its samples in it, for tools that do not read {@code externalValue}. */
public final class DocumentWithSamples {

    private static final JsonMapper JSON = new JsonMapper();

    private DocumentWithSamples() {}

    /**
     * Returns the document.
     *
     * @param contract the contract
     * @return a copy of its document, in which the value of each sample replaces the name of its file, and the parameters
     *     have examples with the name of the sample that answers them
     */
    public static ObjectNode of(Contract contract) {
        ObjectNode tree = contract.document().deepCopy();
        for (Operation operation : contract.operations()) {
            for (Sample sample : operation.samples()) {
                if (tree.at(sample.place().pointer()) instanceof ObjectNode example && example.has("externalValue")) {
                    example.remove("externalValue");
                    example.set("value", value(sample));
                }
            }
        }
        ParameterExamples.addTo(tree, contract);
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
