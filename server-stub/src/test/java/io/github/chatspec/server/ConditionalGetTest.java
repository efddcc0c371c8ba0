package io.github.chatspec.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.server.chats.ModelJson;
import io.github.chatspec.server.engage.model.Chat;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that has a chat asks whether it is still the same (RFC 9110, section 13.1.2). */
class ConditionalGetTest {

    private static final Judge JUDGE = Judge.of(Contract.builtIn());

    private static ServerStub stub;

    @BeforeAll
    static void start() {
        stub = ServerStub.start(0);
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    /** The operations that return a chat as it is stored, and therefore an entity tag. */
    static Stream<Operation> single() {
        return Stream.of("engage", "helpscout")
                .map(name -> Contract.builtIn(name).operation("getChat").orElseThrow());
    }

    static Stream<Operation> lists() {
        return SampleRequests.operations().filter(operation -> !operation.path().contains("{"));
    }

    static Stream<SampleRequests> refusals() {
        return SampleRequests.all().stream()
                .filter(ask -> ask.operation().path().contains("{"))
                .filter(ask -> ask.sample().isRefusal());
    }

    @ParameterizedTest
    @MethodSource("single")
    void aChatThatTheClientHasIsNotSentAgain(Operation operation) {
        Exchange first = send("GET", operation);
        String tag = TestHttp.header(first, "ETag");

        assertThat(first.status()).isEqualTo(200);
        assertThat(tag).matches("\"[0-9a-f]{16}\"");
        for (String field : List.of(tag, "W/" + tag, "*", "\"x\", " + tag)) {
            Exchange again = send("GET", operation, field);
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(TestHttp.header(again, "ETag")).isEqualTo(tag);
            assertThat(TestHttp.header(again, "Content-Length")).isEqualTo(TestHttp.header(first, "Content-Length"));
            assertThat(again.headers().orElseThrow().all("Content-Type")).isEmpty();
            assertThat(JUDGE.judge(again)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("single")
    void aHeadIsAnsweredAsAGetIs(Operation operation) {
        Exchange get = send("GET", operation);
        String tag = TestHttp.header(get, "ETag");

        Exchange head = send("HEAD", operation);
        assertThat(head.status()).isEqualTo(200);
        assertThat(TestHttp.header(head, "ETag")).isEqualTo(tag);
        assertThat(TestHttp.header(head, "Content-Length")).isEqualTo(String.valueOf(get.body().length));
        Exchange again = send("HEAD", operation, tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(TestHttp.header(again, "ETag")).isEqualTo(tag);
    }

    @ParameterizedTest
    @MethodSource("single")
    void aChatThatTheClientDoesNotHaveIsSent(Operation operation) {
        Exchange first = send("GET", operation);

        for (String field : List.of("\"x\"", "x", "\"x\", W/\"y\"")) {
            Exchange again = send("GET", operation, field);
            assertThat(again.status()).isEqualTo(200);
            assertThat(TestHttp.json(again)).isEqualTo(TestHttp.json(first));
            assertThat(TestHttp.header(again, "ETag")).isEqualTo(TestHttp.header(first, "ETag"));
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListHasNoTagAndIsAlwaysSent(Operation operation) {
        Exchange answer = send("GET", operation, "*");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().orElseThrow().all("ETag")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsARefusalWhateverTheClientHas(SampleRequests ask) {
        Request request = ask.request();
        Exchange answer = TestHttp.send(
                stub.url(),
                new Request(request.method(), request.url(), request.headers().with("If-None-Match", "*")));

        assertThat(answer.status()).isEqualTo(ask.sample().status());
        assertThat(answer.headers().orElseThrow().all("ETag")).isEmpty();
    }

    @Test
    void aChangedChatHasAnotherTagAndTheSameOneItsOldTagBack() throws Exception {
        Chat chat = stub.engage().store().page(1, 1).get(0);
        String before = tag(chat);
        String status = chat.getStatus().toString();

        ObjectNode tree = ModelJson.mapper().valueToTree(chat);
        tree.put("unheard of", 1);
        stub.engage().store().put(ModelJson.mapper().writeValueAsBytes(tree));
        String changed = tag(chat);
        stub.engage().store().put(List.of(chat));

        assertThat(changed).isNotEqualTo(before);
        assertThat(tag(chat)).isEqualTo(before);
        assertThat(chat.getStatus()).hasToString(status);
    }

    private static String tag(Chat chat) {
        return stub.engage()
                .store()
                .stored(chat.getChatId())
                .orElseThrow()
                .tag()
                .toString();
    }

    private static Exchange send(String method, Operation operation, String... ifNoneMatch) {
        Request good = SampleRequests.good(operation);
        Headers headers = good.headers();
        for (String field : ifNoneMatch) {
            headers = headers.with("If-None-Match", field);
        }
        return TestHttp.send(stub.url(), new Request(method, good.url(), headers));
    }
}
