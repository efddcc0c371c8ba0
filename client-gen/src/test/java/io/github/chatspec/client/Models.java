package io.github.chatspec.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.client.engage.EngageClient;
import io.github.chatspec.client.helpscout.HelpScoutClient;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.json.Pointers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** Finds the generated model that a sample is to be read with, by the name of its schema. */
final class Models {

    private Models() {}

    record Case(Contract contract, Operation operation, Sample sample, Class<?> model) {

        @Override
        public String toString() {
            return contract.name() + " " + sample;
        }

        JsonNode tree() {
            return Models.tree(sample.body());
        }

        JsonNode through(JsonNode payload) throws IOException {
            ObjectMapper mapper = mapper(contract);
            return mapper.readTree(mapper.writeValueAsBytes(mapper.readValue(payload.toString(), model)));
        }
    }

    /** Every sample of all contracts. */
    static Stream<Case> cases() {
        return Contract.builtIn().stream()
                .flatMap(contract -> contract.operations().stream()
                        .flatMap(operation -> operation.responses().stream()
                                .flatMap(response -> response.samples().stream()
                                        .map(sample ->
                                                new Case(contract, operation, sample, model(contract, response))))));
    }

    static ObjectMapper mapper(Contract contract) {
        return switch (contract.name()) {
            case "engage" -> EngageClient.mapper();
            case "helpscout" -> HelpScoutClient.mapper();
            default -> LosslessJson.configure(generatedMapper(contract));
        };
    }

    /** Returns the mapper of a generated client, which a thin layer configures. */
    private static ObjectMapper generatedMapper(Contract contract) {
        try {
            return (ObjectMapper)
                    Class.forName(Models.class.getPackageName() + "." + contract.name() + ".generated.ApiClient")
                            .getMethod("createDefaultObjectMapper")
                            .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode tree(byte[] body) {
        try {
            return LosslessJson.configure(new ObjectMapper()).readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> model(Contract contract, Response response) {
        String schema =
                response.contents().get(0).schema().flatMap(contract::resolve).orElseThrow();
        try {
            return Class.forName(
                    Models.class.getPackageName() + "." + contract.name() + ".model." + Pointers.last(schema));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
