package io.github.chatspec.mock.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.DocumentWithSamples;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.json.Pointers;
import java.io.UncheckedIOException;
import java.util.List;

/** Renders a contract as one document that includes its samples, and whose server is the one that serves it. */
public final class BundledContract {

    private static final YAMLMapper YAML = new YAMLMapper();

    private BundledContract() {}

    /** Returns the document as JSON. */
    static String json(Contract contract, String origin) {
        return document(contract, origin).toPrettyString();
    }

    /**
     * Returns the document as YAML.
     *
     * @param contract the contract
     * @param origin scheme, host and port of the server, for example {@code http://localhost:8080}
     * @return the text
     */
    public static String yaml(Contract contract, String origin) {
        try {
            return YAML.writeValueAsString(document(contract, origin));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode document(Contract contract, String origin) {
        ObjectNode document = DocumentWithSamples.of(contract);
        document.putArray("servers").addObject().put("url", origin);
        // A path or an operation may have other servers, which would replace those of the document.
        for (Operation operation : contract.operations()) {
            String pointer = operation.place().pointer();
            for (String place : List.of(pointer, Pointers.parent(pointer))) {
                if (document.at(place) instanceof ObjectNode object) {
                    object.remove("servers");
                }
            }
        }
        return document;
    }
}
