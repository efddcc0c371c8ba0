package io.github.chatspec.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.server.chats.ModelJson;
import io.github.chatspec.server.engage.model.Chat;
import io.github.chatspec.server.engage.model.ChatEnvelope;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of chats, which the stub makes of the chats that it serves one by one. */
class PagingTest {

    private static final Operation LIST =
            Contract.builtIn("engage").operation("listChats").orElseThrow();
    private static final Operation GET =
            Contract.builtIn("engage").operation("getChat").orElseThrow();
    private static final String PAGE = LIST.parameters().stream()
            .filter(parameter -> parameter.in().equals("query"))
            .map(Parameter::name)
            .findFirst()
            .orElseThrow();

    @Test
    void thePagesOfTheContractAreMadeOfTheChatsOfTheContract() {
        List<Sample> pages =
                LIST.samples().stream().filter(sample -> !sample.isRefusal()).toList();
        try (ServerStub stub = ServerStub.start(0)) {
            assertThat(pages).hasSize(3);
            for (int page = 1; page <= pages.size(); page++) {
                assertThat(TestHttp.json(page(stub, page)))
                        .isEqualTo(TestHttp.json(pages.get(page - 1).body()));
            }
        }
    }

    @Test
    void aPageBeyondWhatANumberCanHoldIsEmpty() {
        Request good = SampleRequests.good(LIST);
        Request far = new Request(good.method(), good.url() + "?" + PAGE + "=99999999999999999999", good.headers());
        try (ServerStub stub = ServerStub.start(0)) {
            Exchange answer = TestHttp.send(stub.url(), far);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(rows(answer)).isEmpty();
        }
    }

    @Test
    void everyChatIsOnOnePageAndIsFoundByItsIdentifier() {
        try (ServerStub stub = ServerStub.start(0)) {
            List<Chat> listed = new ArrayList<>();
            for (int page = 1; rows(page(stub, page)).size() > 0; page++) {
                rows(page(stub, page)).forEach(row -> listed.add(find(stub, row.path(Chat.JSON_PROPERTY_CHAT_ID))));
            }

            assertThat(listed)
                    .doesNotHaveDuplicates()
                    .hasSize(stub.engage().store().size())
                    .isSortedAccordingTo((one, other) -> other.getCreatedAt().compareTo(one.getCreatedAt()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 11, 20, 95})
    void everyPageButTheLastIsFullAndConformsToTheContract(int more) {
        try (ServerStub stub = ServerStub.start(0)) {
            Chat first = stub.engage().store().page(1, 1).get(0);
            int before = stub.engage().store().size();
            stub.engage()
                    .store()
                    .put(IntStream.range(0, more)
                            .mapToObj(i -> copy(first, "more-" + i))
                            .toList());

            int left = before + more;
            for (int page = 1; left >= 0; page++) {
                Exchange answer = page(stub, page);
                assertThat(Judge.of(Contract.builtIn()).judge(answer)).isEmpty();
                assertThat(rows(answer)).hasSize(Math.min(left, 10));
                left -= 10;
            }
        }
    }

    @Test
    void aChatThatIsPutLaterIsServed() {
        try (ServerStub stub = ServerStub.start(0)) {
            Chat newest = stub.engage().store().page(1, 1).get(0);
            Chat chat = copy(newest, "the-latest");
            chat.setCreatedAt(newest.getCreatedAt().plusDays(1));
            stub.engage().store().put(List.of(chat));

            JsonNode row = rows(page(stub, 1)).get(0);
            assertThat(find(stub, row.path(Chat.JSON_PROPERTY_CHAT_ID))).isEqualTo(chat);
        }
    }

    private static Chat copy(Chat chat, String id) {
        Chat copy = ModelJson.mapper().convertValue(chat, Chat.class);
        copy.setChatId(id);
        return copy;
    }

    private static Exchange page(ServerStub stub, int page) {
        Request good = SampleRequests.good(LIST);
        return TestHttp.send(
                stub.url(), new Request(good.method(), good.url() + "?" + PAGE + "=" + page, good.headers()));
    }

    private static JsonNode rows(Exchange answer) {
        return TestHttp.json(answer).path(ChatEnvelope.JSON_PROPERTY_RESPONSE);
    }

    private static Chat find(ServerStub stub, JsonNode id) {
        Request good = SampleRequests.good(GET);
        String url = GET.path().replaceFirst("\\{[^}]+}", id.asText());
        Exchange answer = TestHttp.send(stub.url(), new Request(good.method(), url, good.headers()));
        assertThat(answer.status()).isEqualTo(200);
        return ModelJson.mapper().convertValue(rows(answer), Chat.class);
    }
}
