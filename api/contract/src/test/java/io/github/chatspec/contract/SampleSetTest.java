package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which samples there must be. */
class SampleSetTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Contract ENGAGE = Contract.builtIn("engage");
    private static final Path MESSAGES = Path.of("..", "engage", "samples", "message");

    static List<Path> messages() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.sorted().toList();
        }
    }

    static List<Operation> engageOperations() {
        return ENGAGE.operations();
    }

    @Test
    void thereAreSixteenPrintedMessages() throws IOException {
        assertThat(messages()).hasSize(16);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aPrintedMessageOccursInAServedChat(Path message) throws IOException {
        assertThat(servedMessages()).contains(JSON.readTree(Files.readAllBytes(message)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aPrintedMessageIsNamedForItsKeyInTheContract(Path message) {
        String name = message.getFileName().toString().replace(".json", "");

        assertThat(ENGAGE.at("/components/schemas/Message/x-examples")
                        .path(name)
                        .path("externalValue")
                        .asText())
                .isEqualTo("samples/message/" + name + ".json");
    }

    @Test
    void everyKindOfAttachmentIsServed() {
        Set<String> served = new LinkedHashSet<>();
        servedMessages()
                .forEach(message -> served.add(message.at("/attachment/type").asText()));

        assertThat(served).containsAll(enumValues("AttachmentType"));
    }

    @Test
    void everyChannelAndEveryStatusIsServed() {
        Set<String> channels = new LinkedHashSet<>();
        Set<String> statuses = new LinkedHashSet<>();
        samples("getChat", 200).forEach(chat -> {
            channels.add(chat.at("/response/channel").asText());
            statuses.add(chat.at("/response/status").asText());
        });

        assertThat(channels).containsExactlyInAnyOrderElementsOf(enumValues("Channel"));
        assertThat(statuses).containsExactlyInAnyOrderElementsOf(enumValues("ChatStatus"));
    }

    @Test
    void theListComesAsAFullPageAPageWithFewerRowsAndAnEmptyOne() {
        int full = ENGAGE.at("/components/schemas/ChatListEnvelope/properties/response/maxItems")
                .intValue();

        assertThat(samples("listChats", 200))
                .extracting(page -> page.path("response").size())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(full),
                        last -> assertThat(last).isStrictlyBetween(0, full),
                        beyond -> assertThat(beyond).isZero());
    }

    @Test
    void everyRowOfTheListIsAChatThatCanBeFetched() {
        Set<String> fetched = new LinkedHashSet<>();
        samples("getChat", 200)
                .forEach(chat -> fetched.add(chat.at("/response/chat_id").asText()));
        Set<String> listed = new LinkedHashSet<>();
        samples("listChats", 200)
                .forEach(page -> page.path("response")
                        .forEach(row -> listed.add(row.path("chat_id").asText())));

        assertThat(listed).isEqualTo(fetched);
    }

    @ParameterizedTest
    @MethodSource("engageOperations")
    void everyVendorCodeOfAnOperationHasASample(Operation operation) {
        for (Response response : operation.responses()) {
            if (response.vendorCodes().isEmpty()) {
                continue;
            }
            String pointer = response.contents().get(0).vendorCode().orElseThrow();
            Set<String> shown = new LinkedHashSet<>();
            response.samples()
                    .forEach(sample -> shown.add(tree(sample).at(pointer).asText()));

            assertThat(shown).as(response.status()).containsExactlyInAnyOrderElementsOf(response.vendorCodes());
        }
    }

    @Test
    void theOperationsHaveEightAndNineVendorCodes() {
        assertThat(ENGAGE.operations())
                .extracting(operation -> Map.entry(
                        operation.id(),
                        operation.responses().stream()
                                .mapToInt(response -> response.vendorCodes().size())
                                .sum()))
                .contains(Map.entry("listChats", 8), Map.entry("getChat", 9));
    }

    private static List<JsonNode> samples(String operation, int status) {
        return ENGAGE.operation(operation).orElseThrow().response(status).orElseThrow().samples().stream()
                .map(SampleSetTest::tree)
                .toList();
    }

    private static List<JsonNode> servedMessages() {
        return samples("getChat", 200).stream()
                .flatMap(chat -> chat.at("/response/messages").valueStream())
                .toList();
    }

    private static List<String> enumValues(String schema) {
        return ENGAGE.at("/components/schemas/" + schema + "/enum")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode tree(Sample sample) {
        try {
            return JSON.readTree(sample.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
