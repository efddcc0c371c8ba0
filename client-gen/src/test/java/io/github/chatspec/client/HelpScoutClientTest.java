package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.chatspec.client.helpscout.HelpScoutClient;
import io.github.chatspec.client.helpscout.HelpScoutException;
import io.github.chatspec.client.helpscout.model.Assignee;
import io.github.chatspec.client.helpscout.model.Chat;
import io.github.chatspec.client.helpscout.model.Error;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.mock.MockServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpScoutClientTest {

    private static MockServer mock;

    @BeforeAll
    static void start() {
        mock = MockServer.start(0);
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    static List<Sample> chats() {
        return Samples.successes("helpscout", "getChat");
    }

    static List<Sample> refusals() {
        return Samples.refusals("helpscout", "getChat");
    }

    @ParameterizedTest
    @MethodSource("chats")
    void everyChatIsReadWhole(Sample sample) throws IOException {
        HelpScoutClient client = asking(sample.name());

        assertThat(tree(client.get(Samples.id(sample)))).isEqualTo(Models.tree(sample.body()));
        assertThat(tree(client.find(Samples.id(sample)).orElseThrow())).isEqualTo(Models.tree(sample.body()));
        assertThat(tree(client.findAsync(Samples.id(sample)).join().orElseThrow()))
                .isEqualTo(Models.tree(sample.body()));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyRefusalIsAnExceptionWithAllThatItSays(Sample sample) {
        JsonNode printed = Models.tree(sample.body());

        HelpScoutException refusal = catchThrowableOfType(
                HelpScoutException.class, () -> asking(sample.name()).get("any"));

        assertThat(refusal.status()).hasValue(sample.status());
        assertThat(refusal.vendorCode()).isEmpty();
        assertThat(refusal.description())
                .contains(printed.path(Error.JSON_PROPERTY_MESSAGE).textValue());
        assertThat(refusal.requestId().orElse(null))
                .isEqualTo(printed.path(Error.JSON_PROPERTY_LOG_REF).textValue());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void onlyAnUnknownChatIsNothing(Sample sample) {
        HelpScoutClient client = asking(sample.name());
        if (sample.name().equals("unknown-chat")) {
            assertThat(client.find("any")).isEmpty();
        } else {
            assertThat(catchThrowableOfType(HelpScoutException.class, () -> client.find("any")))
                    .isNotNull();
        }
    }

    @Test
    void undocumentedValuesAreReadAndKept() throws IOException {
        ObjectNode chat = (ObjectNode) Models.tree(chats().get(0).body());
        ((ObjectNode) chat.path(Chat.JSON_PROPERTY_ASSIGNEE)).put(Assignee.JSON_PROPERTY_TYPE, "robot");
        chat.put("endedAt", "2026-11-20T12:00:00Z");
        try (MockServer own = MockServer.start(0)) {
            own.wireMock()
                    .stubFor(
                            WireMock.get(WireMock.anyUrl()).atPriority(1).willReturn(WireMock.okJson(chat.toString())));

            Chat read = HelpScoutClient.builder()
                    .baseUrl(own.url())
                    .token("demo")
                    .build()
                    .get("any");

            assertThat(read.getAssignee().getType()).hasToString("robot");
            assertThat(tree(read)).isEqualTo(chat);
        }
    }

    @Test
    void aRefusalWithASuccessStatusIsNotAChat() {
        String refusal = Contract.builtIn("helpscout")
                .operation("getChat")
                .flatMap(operation -> operation.sample("unknown-chat"))
                .orElseThrow()
                .text();
        try (MockServer own = MockServer.start(0)) {
            own.wireMock().stubFor(WireMock.get(WireMock.anyUrl()).atPriority(1).willReturn(WireMock.okJson(refusal)));
            HelpScoutClient client =
                    HelpScoutClient.builder().baseUrl(own.url()).token("demo").build();

            HelpScoutException failure = catchThrowableOfType(HelpScoutException.class, () -> client.find("any"));

            assertThat(failure.status()).hasValue(200);
            assertThat(failure.description()).isPresent();
        }
    }

    @Test
    void theAddressIsTheVendorsUnlessSet() {
        assertThat(HelpScoutClient.builder().token("demo").build()).isNotNull();
        assertThatIllegalStateException()
                .isThrownBy(() -> HelpScoutClient.builder().build())
                .withMessageContaining("token");
    }

    private static HelpScoutClient asking(String example) {
        return HelpScoutClient.builder()
                .baseUrl(mock.url())
                .token("demo")
                .retry(RetryPolicy.none())
                .httpClient(ScriptedHttpClient.always(Map.of("Prefer", "example=" + example)))
                .build();
    }

    private static JsonNode tree(Chat chat) throws IOException {
        return Models.tree(HelpScoutClient.mapper().writeValueAsBytes(chat));
    }
}
