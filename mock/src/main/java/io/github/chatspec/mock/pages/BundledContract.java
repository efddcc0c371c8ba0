package io.github.chatspec.mock.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.DocumentWithSamples;
import java.io.UncheckedIOException;

/** Renders a contract as one document that includes its samples. */
public final class BundledContract {

    private static final YAMLMapper YAML = new YAMLMapper();

    private BundledContract() {}

    static String json(Contract contract) {
        return DocumentWithSamples.of(contract).toPrettyString();
    }

    public static String yaml(Contract contract) {
        try {
            return YAML.writeValueAsString(DocumentWithSamples.of(contract));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
