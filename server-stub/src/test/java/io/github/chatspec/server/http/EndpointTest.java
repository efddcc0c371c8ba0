package io.github.chatspec.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.io.UserError;
import io.github.chatspec.server.chats.VendorOperations;
import io.github.chatspec.server.engage.EngageChats;
import io.github.chatspec.server.engage.model.ChatEnvelope;
import io.github.chatspec.server.engage.model.ChatListEnvelope;
import io.github.chatspec.server.helpscout.HelpScoutChats;
import io.github.chatspec.server.helpscout.api.ChatsApi;
import io.github.chatspec.server.helpscout.model.Chat;
import io.github.chatspec.serving.ReplyHandler;
import io.github.chatspec.serving.RequestMetrics;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EndpointTest {

    private static final Contract ENGAGE = Contract.builtIn("engage");
    private static final Contract HELP_SCOUT = Contract.builtIn("helpscout");

    /** An interface without documents, to see what the binding makes of each kind of parameter. */
    @Path("/things/{a}")
    interface Things {
        @GET
        @Path("/{b}")
        List<Object> get(
                @PathParam("b") String b,
                @PathParam("a") Long a,
                @QueryParam("n") Integer n,
                @HeaderParam("H") String h);
    }

    private static final class Echo implements Things {
        @Override
        public List<Object> get(String b, Long a, Integer n, String h) {
            return Arrays.asList(b, a, n, h);
        }
    }

    @Test
    void anImplementationThatLacksAnOperationIsRefused() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> handler(Map.of(ENGAGE, List.of(new HelpScoutChats()))))
                .withMessageStartingWith("No class implements an operation of the contract; implement")
                .withMessageContaining("META-INF/services/" + VendorOperations.class.getName())
                .withMessageContaining(ENGAGE.operations().get(0).toString());
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> handler(Map.of(HELP_SCOUT, List.of())))
                .withMessageContaining(HELP_SCOUT.operations().get(0).toString());
    }

    @Test
    void anOperationThatTwoClassesImplementIsRefused() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> handler(Map.of(ENGAGE, List.of(new EngageChats(), new Broken()))))
                .withMessageStartingWith("Several classes implement an operation of the contract")
                .withMessageContaining(ENGAGE.operations().get(0).toString());
    }

    @Test
    void theOperationsOfAContractMayBeInSeveralClasses() {
        ChatsApi chats = new HelpScoutChats();

        assertThat(Endpoint.of(things("GET"), List.of(chats, new Echo())).operation())
                .isEqualTo(things("GET"));
        assertThat(Endpoint.of(HELP_SCOUT.operations().get(0), List.of(new Echo(), chats))
                        .operation())
                .isEqualTo(HELP_SCOUT.operations().get(0));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationIsFoundInTheImplementationsOfItsVendor(Operation operation) {
        List<VendorOperations> implementations = VendorOperations.load().stream()
                .filter(each -> each.contract().equals(operation.contract()))
                .toList();

        Endpoint endpoint = Endpoint.of(operation, implementations);

        assertThat(endpoint.operation()).isEqualTo(operation);
        assertThat(endpoint.mediaType().getValue())
                .isEqualTo(
                        operation.response(200).orElseThrow().contents().get(0).mediaType());
    }

    static Stream<Operation> operations() {
        return SampleRequests.operations();
    }

    @Test
    void anImplementationIsOfABuiltInContract() {
        assertThat(VendorOperations.load())
                .extracting(VendorOperations::contract)
                .allMatch(Contract::isBuiltIn);
    }

    @Test
    void aParameterIsReadFromWhereItsAnnotationSays() throws Exception {
        Endpoint things = Endpoint.of(things("GET"), List.of(new Echo()));

        assertThat(things.call(new Request("GET", "/things/7/x%2Fy?n=3&n=4", Headers.NONE.with("h", "v"))))
                .isEqualTo(List.of("x/y", 7L, 3, "v"));
        assertThat(things.call(new Request("GET", "/things/7/x", Headers.NONE)))
                .isEqualTo(Arrays.asList("x", 7L, null, null));
        assertThat(things.mediaType().getValue()).isEqualTo("application/json");
    }

    @Test
    void anotherMethodOfTheSamePathIsNotTheOperation() {
        assertThatExceptionOfType(UserError.class).isThrownBy(() -> Endpoint.of(things("PUT"), List.of(new Echo())));
    }

    @Test
    void whatAnImplementationThrowsIsAnsweredWithTheSampleForIt() throws Exception {
        Operation operation = ENGAGE.operation("getChat").orElseThrow();
        Exchange answer =
                answer(ENGAGE.withOperations(List.of(operation)), new Broken(), SampleRequests.good(operation));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body())
                .isEqualTo(
                        operation.response(500).orElseThrow().samples().get(0).body());
    }

    @Test
    void whereTheContractHasNoSampleForAFaultTheAnswerIsEmpty() throws Exception {
        Operation operation = HELP_SCOUT.operation("getChat").orElseThrow();
        ChatsApi broken = new ChatsApi() {
            @Override
            public Chat getChat(String chatId) {
                throw new IllegalStateException("a secret of the inside");
            }
        };
        Exchange answer = answer(HELP_SCOUT.withOperations(List.of(operation)), broken, SampleRequests.good(operation));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEmpty();
    }

    /** Fails at each operation. */
    private static final class Broken implements io.github.chatspec.server.engage.api.ChatsApi {
        @Override
        public ChatEnvelope getChat(String chatId, String teamid) {
            throw new IllegalStateException("a secret of the inside");
        }

        @Override
        public ChatListEnvelope listChats(String teamid, Integer page) {
            throw new IllegalStateException("a secret of the inside");
        }
    }

    private static Exchange answer(Contract contract, Object implementation, Request request) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new ReplyHandler(handler(Map.of(contract, List.of(implementation)))::reply));
        server.start();
        try {
            return TestHttp.send("http://127.0.0.1:" + connector.getLocalPort(), request);
        } finally {
            server.stop();
        }
    }

    private static StubHandler handler(Map<Contract, List<Object>> implementations) {
        AccessRules callers = new AccessRules(List.of(), List.of(), List.of(), implementations.keySet());
        return new StubHandler(implementations, callers, new RequestMetrics("test", "a test"));
    }

    private static Operation things(String method) {
        return new Operation(
                "things",
                "get",
                method,
                "/things/{a}/{b}",
                List.of("/"),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                ENGAGE.place(""));
    }
}
