package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.client.engage.EngageClient;
import io.github.chatspec.client.engage.generated.ApiException;
import io.github.chatspec.client.engage.model.ChatSummary;
import io.github.chatspec.client.helpscout.HelpScoutClient;
import io.github.chatspec.contract.Condition;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.server.ServerStub;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientTest {

    private static final String TEAM = "868";

    private static MockServer mock;
    private static ServerStub stub;

    @BeforeAll
    static void start() {
        mock = MockServer.start(0);
        stub = ServerStub.start(0);
    }

    @AfterAll
    static void stop() {
        mock.close();
        stub.close();
    }

    static Stream<String> servers() {
        return Stream.of(mock.url(), stub.url());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void everyEngageChatIsReadWhole(String server) throws Exception {
        EngageClient client = EngageClient.of(server, "demo");
        for (Sample sample : successes("engage", "getChat")) {
            Object chat = client.chats().getChat(path(sample), TEAM);

            assertThat(tree(EngageClient.mapper().writeValueAsBytes(chat))).isEqualTo(tree(sample.body()));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void thePagesHoldTheChatsTheNewestFirstUntilOneIsEmpty(String server) throws Exception {
        EngageClient client = EngageClient.of(server, "demo");
        int chats = 0;
        int page = 1;
        List<ChatSummary> rows = client.chats().listChats(TEAM, null).getResponse();
        assertThat(rows).isEqualTo(client.chats().listChats(TEAM, 1).getResponse());
        while (!rows.isEmpty()) {
            assertThat(rows).isSortedAccordingTo((a, b) -> b.getCreatedAt().compareTo(a.getCreatedAt()));
            chats += rows.size();
            page++;
            rows = client.chats().listChats(TEAM, page).getResponse();
        }
        assertThat(chats).isEqualTo(successes("engage", "getChat").size());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void theHelpScoutChatIsReadWhole(String server) throws Exception {
        for (Sample sample : successes("helpscout", "getChat")) {
            Object chat = HelpScoutClient.of(server, "demo").chats().getChat(path(sample));

            assertThat(tree(HelpScoutClient.mapper().writeValueAsBytes(chat))).isEqualTo(tree(sample.body()));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aRefusalCarriesStatusAndBody(String server) {
        for (String token : List.of("invalid-token", "expired-token")) {
            Sample sample = operation("engage", "listChats").sample(token).orElseThrow();

            assertThatThrownBy(() -> EngageClient.of(server, token).chats().listChats(TEAM, 1))
                    .isInstanceOfSatisfying(ApiException.class, refusal -> {
                        assertThat(refusal.getCode()).isEqualTo(sample.status());
                        assertThat(tree(refusal.getResponseBody().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                                .isEqualTo(tree(sample.body()));
                    });
        }
    }

    private static Operation operation(String contract, String id) {
        return Contract.builtIn(contract).operation(id).orElseThrow();
    }

    private static List<Sample> successes(String contract, String id) {
        return operation(contract, id).samples().stream()
                .filter(sample -> !sample.isRefusal())
                .toList();
    }

    private static String path(Sample sample) {
        return sample.when().get(0).path().values().stream()
                .map(Condition.Equal.class::cast)
                .map(Condition.Equal::value)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode tree(byte[] body) {
        return Models.tree(body);
    }
}
