package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.chatspec.client.engage.EngageClient;
import io.github.chatspec.client.engage.EngageException;
import io.github.chatspec.client.engage.model.BadRequest;
import io.github.chatspec.client.engage.model.Chat;
import io.github.chatspec.client.engage.model.ChatEnvelope;
import io.github.chatspec.client.engage.model.ChatListEnvelope;
import io.github.chatspec.client.engage.model.ChatStatus;
import io.github.chatspec.client.engage.model.Message;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.mock.MockServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngageClientTest {

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
        return Samples.successes("engage", "getChat");
    }

    static Stream<Sample> refusals() {
        return Stream.of("getChat", "listChats").flatMap(operation -> Samples.refusals("engage", operation).stream());
    }

    @ParameterizedTest
    @MethodSource("chats")
    void everyChatIsReadWhole(Sample sample) {
        JsonNode printed = Models.tree(sample.body()).path(ChatEnvelope.JSON_PROPERTY_RESPONSE);

        assertThat(tree(client().get(Samples.id(sample)))).isEqualTo(printed);
        assertThat(tree(client().find(Samples.id(sample)).orElseThrow())).isEqualTo(printed);
        assertThat(tree(client().findAsync(Samples.id(sample)).join().orElseThrow()))
                .isEqualTo(printed);
    }

    static List<Sample> pages() {
        return Samples.successes("engage", "listChats");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageIsReadWhole(Sample sample) {
        EngageClient client = asking(sample.name());

        assertThat(tree(client.list(1)))
                .isEqualTo(Models.tree(sample.body()).path(ChatListEnvelope.JSON_PROPERTY_RESPONSE));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyRefusalIsAnExceptionWithAllThatItSays(Sample sample) {
        EngageClient client = asking(sample.name());
        JsonNode printed = Models.tree(sample.body());
        boolean isOfList = Samples.refusals("engage", "listChats").contains(sample);

        EngageException refusal =
                catchThrowableOfType(EngageException.class, () -> use(isOfList ? client.list(1) : client.get("any")));

        assertThat(refusal.status()).hasValue(sample.status());
        assertThat(refusal.vendorCode())
                .hasValue(printed.path(BadRequest.JSON_PROPERTY_STATUS_CODE).intValue());
        assertThat(refusal.description())
                .contains(printed.path(BadRequest.JSON_PROPERTY_DESCRIPTION).textValue());
        assertThat(refusal.requestId()).isPresent();
        assertThat(refusal.getMessage().lines()).hasSize(2).first().asString().endsWith(".");
        assertThat(refusal.getMessage()).doesNotContain("demo");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void onlyAnUnknownChatIsNothing(Sample sample) {
        EngageClient client = asking(sample.name());
        if (sample.name().equals("unknown-chat")) {
            assertThat(client.find("any")).isEmpty();
            assertThat(client.findAsync("any").join()).isEmpty();
        } else {
            assertThat(catchThrowableOfType(EngageException.class, () -> client.find("any")))
                    .isNotNull();
            assertThat(client.findAsync("any")
                            .handle((chat, failure) -> failure)
                            .join())
                    .hasCauseInstanceOf(EngageException.class);
        }
    }

    @Test
    void anUnknownChatIsToldByTheIdentifierAlone() {
        assertThat(client().find("no such/chat é")).isEmpty();
        assertThat(catchThrowableOfType(EngageException.class, () -> client().get("nobody"))
                        .status())
                .hasValue(404);
    }

    @Test
    void aRefusalWithoutJsonIsAnExceptionAllTheSame() {
        EngageException refusal = answering(
                WireMock.aResponse().withStatus(403).withBody("<html>Go away</html>"),
                client -> catchThrowableOfType(EngageException.class, () -> client.get("any")));

        assertThat(refusal.status()).hasValue(403);
        assertThat(refusal.vendorCode()).isEmpty();
        assertThat(refusal.description()).isEmpty();
    }

    @Test
    void undocumentedValuesAreReadAndKept() {
        JsonNode printed = Models.tree(Samples.operation("engage", "getChat")
                .sample("livechat")
                .orElseThrow()
                .body());
        ObjectNode chat = (ObjectNode) printed.path(ChatEnvelope.JSON_PROPERTY_RESPONSE);
        chat.put(Chat.JSON_PROPERTY_STATUS, "asleep");
        chat.putObject("mood").putNull("colour");
        ObjectNode message = (ObjectNode) chat.path(Chat.JSON_PROPERTY_MESSAGES).path(0);
        message.put(Message.JSON_PROPERTY_TYPE, "sideways");
        message.put(Message.JSON_PROPERTY_LIVECHAT_SUB_TYPE, "carousel");
        ((ObjectNode) printed).put(ChatEnvelope.JSON_PROPERTY_STATUS_CODE, 9999);

        Chat read = answering(WireMock.okJson(printed.toString()), client -> client.get("any"));

        assertThat(read.getStatus()).isEqualTo(ChatStatus.fromValue("asleep"));
        assertThat(read.getStatus().isDocumented()).isFalse();
        assertThat(read.getMessages().get(0).getType()).hasToString("sideways");
        assertThat(read.getAdditionalProperty("mood")).isNotNull();
        assertThat(tree(read)).isEqualTo(chat);
    }

    @Test
    void aNullIsToldFromAFieldThatIsAbsent() {
        JsonNode printed = Models.tree(Samples.operation("engage", "getChat")
                .sample("sms-minimal")
                .orElseThrow()
                .body());
        ObjectNode chat = (ObjectNode) printed.path(ChatEnvelope.JSON_PROPERTY_RESPONSE);
        chat.putNull(Chat.JSON_PROPERTY_ALIAS_ID);
        chat.remove(Chat.JSON_PROPERTY_FLAG);

        Chat read = answering(WireMock.okJson(printed.toString()), client -> client.get("any"));

        assertThat(read.getAliasId_JsonNullable().isPresent()).isTrue();
        assertThat(read.getAliasId()).isNull();
        assertThat(read.getFlag_JsonNullable().isPresent()).isFalse();
        assertThat(tree(read)).isEqualTo(chat);
    }

    @Test
    void manyCallsRunAtOnce() {
        EngageClient client = client();
        List<String> ids = chats().stream().map(Samples::id).toList();

        List<CompletableFuture<Chat>> calls = Stream.generate(() -> ids)
                .limit(20)
                .flatMap(List::stream)
                .map(client::getAsync)
                .toList();

        assertThat(calls.stream().map(call -> call.join().getChatId()).distinct())
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void aClientThatLacksSomethingIsNotMade() {
        EngageClient.Builder builder = EngageClient.builder();
        assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("base URL");
        builder.baseUrl(mock.url() + "/");
        assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("team");
        builder.team("868");
        assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("token");
        builder.token("demo");
        assertThat(builder.build().list(1)).isNotEmpty();
    }

    @Test
    void aRequestThatCannotBeMadeIsAnExceptionThatSaysSo() {
        assertThat(catchThrowableOfType(EngageException.class, () -> client().get(null)))
                .hasMessageContaining("Cannot build the request")
                .hasStackTraceContaining("chatId");
        EngageClient client = EngageClient.builder()
                .baseUrl(mock.url())
                .token("demo")
                .team("8\n68")
                .build();
        assertThat(catchThrowableOfType(EngageException.class, () -> client.list(1)))
                .hasMessageContaining("Cannot build the request");
    }

    @Test
    void aTimeOutOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngageClient.builder().requestTimeout(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngageClient.builder().connectTimeout(Duration.ZERO));
    }

    @Test
    void anInvalidAddressIsRefused() {
        for (String address : List.of(
                "",
                "example.com",
                "ftp://example.com",
                "https://",
                "/v3.1",
                "https://anna:s3cr3t@host",
                "not an address",
                "https://h/?x=1",
                "https://h#f")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EngageClient.builder().baseUrl(address))
                    .withMessageNotContaining("s3cr3t");
        }
    }

    @Test
    void theSchemeOfAnAddressMayStandInCapitals() {
        String address = mock.url().replace("http", "HTTP");

        assertThat(EngageClient.builder()
                        .baseUrl(address)
                        .token("demo")
                        .team("868")
                        .build()
                        .list(1))
                .isNotEmpty();
    }

    @Test
    void aTimeOutMayBeAsLongAsTimeItself() {
        assertThat(EngageClient.builder()
                        .baseUrl(mock.url())
                        .token("demo")
                        .team("868")
                        .requestTimeout(ChronoUnit.FOREVER.getDuration())
                        .build()
                        .list(1))
                .isNotEmpty();
    }

    @Test
    void aRefusalUnderAStatusOfSuccessIsStillToldInTheVendorsWords() {
        Sample refusal = Contract.builtIn("engage")
                .operation("getChat")
                .flatMap(operation -> operation.sample("unknown-team"))
                .orElseThrow();
        ResponseDefinitionBuilder answer = WireMock.okJson(refusal.text());

        EngageException failure =
                catchThrowableOfType(EngageException.class, () -> answering(answer, client -> client.get("x")));

        assertThat(failure.status()).hasValue(200);
        assertThat(failure.vendorCode())
                .hasValue(Models.tree(refusal.body()).path("status_code").asInt());
        assertThat(failure.description()).isPresent();
    }

    @Test
    void aRowOtherThanAChatIsAnUndescribedResponse() {
        assertThatExceptionOfType(EngageException.class)
                .isThrownBy(() -> answering(
                        WireMock.okJson("{\"response\": [null]}"),
                        client -> client.listAll().toList()))
                .withMessageContaining("does not conform to the contract");
    }

    @Test
    void aMarkBeforeTheFirstLetterIsPassedOver() {
        String chat = "\ufeff{\"response\": {\"chat_id\": \"x\"}}";

        assertThat(answering(WireMock.okJson(chat), client -> client.get("x")).getChatId())
                .isEqualTo("x");
    }

    @Test
    void anAnswerThatLeadsElsewhereSaysWhatToCheck() {
        assertThatExceptionOfType(EngageException.class)
                .isThrownBy(
                        () -> answering(WireMock.temporaryRedirect("http://127.0.0.1:1/"), client -> client.get("x")))
                .withMessageContaining("check the base URL");
    }

    private static EngageClient client() {
        return EngageClient.builder()
                .baseUrl(mock.url())
                .token("demo")
                .team("868")
                .build();
    }

    /** A client whose requests prefer an example, and that asks once. */
    private static EngageClient asking(String example) {
        return EngageClient.builder()
                .baseUrl(mock.url())
                .token("demo")
                .team("868")
                .retry(RetryPolicy.none())
                .httpClient(ScriptedHttpClient.always(Map.of("Prefer", "example=" + example)))
                .build();
    }

    private static <T> T answering(ResponseDefinitionBuilder answer, Function<EngageClient, T> call) {
        try (MockServer own = MockServer.start(0)) {
            own.wireMock().stubFor(WireMock.get(WireMock.anyUrl()).atPriority(1).willReturn(answer));
            return call.apply(EngageClient.builder()
                    .baseUrl(own.url())
                    .token("demo")
                    .team("868")
                    .build());
        }
    }

    private static void use(Object result) {
        assertThat(result).isNotNull();
    }

    private static JsonNode tree(Object model) {
        try {
            return Models.tree(EngageClient.mapper().writeValueAsBytes(model));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
