package io.github.chatspec.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.server.ServerStub;
import io.github.chatspec.server.StubOptions;
import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.server.helpscout.HelpScoutChats;
import io.github.chatspec.serving.AdminGuard;
import io.github.chatspec.serving.PageRequest;
import io.github.chatspec.serving.Reply;
import io.github.chatspec.testing.RawClient;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The write side, over HTTP. */
class AdminPagesTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String NEW = "a/b \u00e9";

    private ServerStub stub;

    /** A vendor: its operation for one chat, and where a chat stands in the answer and its identifier in the chat. */
    private record Vendor(String name, String chat, String id) {

        Operation operation() {
            return Contract.builtIn(name).operation("getChat").orElseThrow();
        }

        String root() {
            return "/__chatspec/admin/" + name + "/";
        }

        ObjectNode sample() {
            return (ObjectNode)
                    TestHttp.json(operation().samples().get(0).body()).at(chat);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Vendor> vendors() {
        return List.of(new Vendor("engage", "/response", "chat_id"), new Vendor("helpscout", "", "id"));
    }

    @BeforeEach
    void start() {
        stub = ServerStub.start(0);
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void aChatThatIsPutIsAnsweredUntilItIsDeleted(Vendor vendor) {
        JsonNode chat = vendor.sample().put(vendor.id(), NEW);
        int before = size(vendor);
        assertThat(get(vendor, NEW).status()).isEqualTo(404);

        Exchange put = send("PUT", one(vendor, NEW), chat.toString());

        assertThat(put.status()).isEqualTo(200);
        assertThat(TestHttp.json(put).path("chats").asInt()).isEqualTo(before + 1);
        assertThat(TestHttp.json(get(vendor, NEW)).at(vendor.chat())).isEqualTo(chat);
        assertThat(send("DELETE", one(vendor, NEW), "").status()).isEqualTo(200);
        assertThat(get(vendor, NEW).status()).isEqualTo(404);
        assertThat(send("DELETE", one(vendor, NEW), "").status()).isEqualTo(404);
    }

    @Test
    void aChatThatIsPutAppearsInTheList() {
        Vendor engage = vendors().get(0);
        ObjectNode chat = engage.sample().put(engage.id(), NEW).put("created_at", "2999-01-01T00:00:00Z");

        send("PUT", one(engage, NEW), chat.toString());

        Operation list = Contract.builtIn("engage").operation("listChats").orElseThrow();
        assertThat(TestHttp.json(TestHttp.send(stub.url(), list))
                        .at("/response/0/" + engage.id())
                        .asText())
                .isEqualTo(NEW);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void aTextOtherThanAChatIsRefusedInASentenceAndNothingIsChanged(Vendor vendor) {
        ObjectNode chat = vendor.sample().put(vendor.id(), NEW);
        String text = chat.toString();
        List<String> bad = List.of(
                "",
                "{",
                "[]",
                "null",
                "\"x\"",
                "{}",
                text + "x",
                text.substring(0, text.length() - 1) + ",\"" + vendor.id() + "\":\"x\"}",
                chat.deepCopy().put(vendor.id(), 5).toString(),
                chat.deepCopy().put(vendor.id(), "other").toString());

        assertThat(bad).allSatisfy(body -> {
            Exchange answer = send("PUT", one(vendor, NEW), body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(TestHttp.json(answer).path("message").asText())
                    .endsWith(".")
                    .doesNotContain("Exception", "com.fasterxml");
        });
        assertThat(get(vendor, NEW).status()).isEqualTo(404);
    }

    @Test
    void aChatThatBreaksTheContractIsRefusedWithTheJudgesSentence() {
        Vendor engage = vendors().get(0);
        ObjectNode chat = engage.sample().put(engage.id(), NEW).put("status", "Sleeping");

        Exchange answer = send("PUT", one(engage, NEW), chat.toString());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(TestHttp.json(answer).path("message").asText())
                .startsWith("The chat is not accepted: it violates the contract at /response/status: ")
                .contains("documented values");
    }

    @Test
    void aChatOfMoreThanSixteenMegabytesIsNotTaken() {
        Vendor vendor = vendors().get(1);

        Exchange answer = send("PUT", one(vendor, NEW), " ".repeat((16 << 20) + 1));

        assertThat(answer.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void aResetGoesBackToTheStart(Vendor vendor) {
        int before = size(vendor);
        JsonNode first = TestHttp.json(TestHttp.send(stub.url(), vendor.operation()));
        send("PUT", one(vendor, NEW), vendor.sample().put(vendor.id(), NEW).toString());
        String known = SampleRequests.good(vendor.operation()).url().replaceFirst(".*/", "");
        send("DELETE", one(vendor, known), "");
        assertThat(TestHttp.send(stub.url(), vendor.operation()).status()).isEqualTo(404);

        assertThat(send("POST", vendor.root() + "reset", "").status()).isEqualTo(200);

        assertThat(size(vendor)).isEqualTo(before);
        assertThat(TestHttp.json(TestHttp.send(stub.url(), vendor.operation()))).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void aLoadAcceptsTheGoodLinesAndReportsTheBrokenOnes(Vendor vendor) {
        ObjectNode chat = vendor.sample();
        String lines = chat.put(vendor.id(), "n1") + "\n\n{\n" + chat.put(vendor.id(), "n2") + "\r\n[]\n"
                + chat.put(vendor.id(), "n3");

        JsonNode told = TestHttp.json(send("POST", vendor.root() + "load", lines));

        assertThat(told.path("loaded").asInt()).isEqualTo(3);
        assertThat(told.path("broken").asInt()).isEqualTo(2);
        assertThat(told.path("brokenLines").findValuesAsText("line")).containsExactly("3", "5");
        assertThat(told.at("/brokenLines/0/reason").asText()).contains("not valid JSON");
        for (String id : List.of("n1", "n2", "n3")) {
            assertThat(get(vendor, id).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nope", "nope/reset", "engage", "engage/nope", "engage/chats", "engage/chats/a/b"})
    void anUnknownAddressIsNotFoundAndNamesTheKnownOnes(String path) {
        Exchange answer = send("POST", "/__chatspec/admin/" + path, "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(TestHttp.json(answer).path("known"))
                .extracting(JsonNode::asText)
                .contains("POST /__chatspec/admin/engage/reset", "PUT, DELETE /__chatspec/admin/helpscout/chats/ID");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chats/x | PUT, DELETE, OPTIONS",
                "reset | POST, OPTIONS",
                "load | POST, OPTIONS",
                "faults | POST, DELETE, OPTIONS"
            })
    void anotherMethodIsRefusedWithThoseThatAreAllowed(String path, String allowed) {
        Exchange answer = send("PATCH", "/__chatspec/admin/engage/" + path, "");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(TestHttp.header(answer, "Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin", "X-Forwarded-For", "Forwarded"})
    void whatAPageOrAProxySendsIsNotAdmitted(String header) {
        Request request = new Request("POST", "/__chatspec/admin/engage/reset", Headers.NONE.with(header, "null"));

        Exchange answer = TestHttp.send(stub.url(), request);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(TestHttp.header(answer, "WWW-Authenticate")).startsWith("Basic ");
        assertThat(TestHttp.header(answer, "Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aLoadThatDoesNotFitIntoTheMemoryChangesNothingAndSaysSo() throws IOException {
        ChatStore<?> chats = new HelpScoutChats().store();
        int before = chats.size();
        Contract contract = Contract.builtIn("helpscout");
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                throw new OutOfMemoryError("a test");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return read();
            }
        };

        String path = "/__chatspec/admin/helpscout/load";
        PageRequest request = new PageRequest(new Request("POST", path, Headers.NONE), "http://localhost", endless);
        Reply answer = new AdminPages(Map.of(contract, chats), new OrderedFaults(contract.operations()))
                .at(path)
                .orElseThrow()
                .reply(request);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(chats.size()).isEqualTo(before);
    }

    @Test
    void whoAsksForThisMachineByAnotherNameIsNotAdmitted() throws IOException {
        for (Map.Entry<String, Integer> host :
                Map.of("page.example", 401, "localhost", 200).entrySet()) {
            try (RawClient client = new RawClient(stub.url())) {
                client.send("POST /__chatspec/admin/engage/reset HTTP/1.1\r\nHost: " + host.getKey() + "\r\n\r\n");

                assertThat(client.read(false).status()).isEqualTo(host.getValue());
            }
        }
    }

    @Test
    void whoShowsTheCredentialsIsAdmittedFromAnywhere() {
        StubOptions options = new StubOptions().admin(AdminGuard.with("anna", "right"));
        try (ServerStub guarded = ServerStub.start(options)) {
            assertThat(forwarded(guarded, "anna:right")).isEqualTo(200);
            assertThat(forwarded(guarded, "anna:wrong")).isEqualTo(401);
        }
    }

    private static int forwarded(ServerStub server, String credentials) {
        Headers headers = Headers.NONE
                .with("X-Forwarded-For", "192.0.2.7")
                .with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        return TestHttp.send(server.url(), new Request("POST", "/__chatspec/admin/engage/reset", headers))
                .status();
    }

    private int size(Vendor vendor) {
        return (vendor.chat().isEmpty()
                        ? stub.helpScout().store()
                        : stub.engage().store())
                .size();
    }

    private Exchange get(Vendor vendor, String id) {
        Request good = SampleRequests.good(vendor.operation());
        return TestHttp.send(
                stub.url(), new Request("GET", good.url().replaceFirst("[^/]+$", encoded(id)), good.headers()));
    }

    private static String one(Vendor vendor, String id) {
        return vendor.root() + "chats/" + encoded(id);
    }

    private static String encoded(String id) {
        return java.net.URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Exchange send(String method, String path, String body) {
        try {
            HttpResponse<byte[]> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(stub.url() + path))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            return Exchange.of(new Request(method, path, Headers.NONE))
                    .status(answer.statusCode())
                    .headers(Headers.of(answer.headers().map()))
                    .body(answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
