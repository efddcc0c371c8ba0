package io.github.chatspec.server.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.server.engage.EngageChats;
import io.github.chatspec.server.helpscout.HelpScoutChats;
import io.github.chatspec.server.http.Endpoint;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is served as it is written is what the generated method answers. */
class PreparedBodiesTest {

    private static final Map<String, PreparedBodies> IMPLEMENTATIONS =
            Map.of("engage", new EngageChats(), "helpscout", new HelpScoutChats());

    static Stream<SampleRequests> successes() {
        return SampleRequests.all().stream().filter(ask -> !ask.sample().isRefusal());
    }

    static Stream<SampleRequests> unknownChats() {
        return SampleRequests.all().stream().filter(ask -> ask.sample().name().equals("unknown-chat"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("successes")
    void theReadyAnswerIsThatOfTheGeneratedMethod(SampleRequests ask) throws Exception {
        Endpoint endpoint = endpoint(ask);

        PreparedBody ready = endpoint.answer(ask.request());

        assertThat(endpoint.ready(ask.request())).isPresent();
        JsonNode tree = tree(ready);
        assertThat(tree).isEqualTo(TestHttp.json(ModelJson.write(endpoint.call(ask.request()))));
        assertThat(tree).isEqualTo(TestHttp.json(ask.sample().body()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unknownChats")
    void bothRefuseAnUnknownChat(SampleRequests ask) {
        Endpoint endpoint = endpoint(ask);

        assertThatExceptionOfType(DocumentedRefusal.class).isThrownBy(() -> endpoint.answer(ask.request()));
        assertThatExceptionOfType(DocumentedRefusal.class).isThrownBy(() -> endpoint.call(ask.request()));
    }

    static Stream<Operation> operations() {
        return SampleRequests.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationThatNobodyKnowsIsNotReady(Operation operation) {
        assertThat(IMPLEMENTATIONS.get(operation.contract()).ready("nothing", List.of()))
                .isEmpty();
    }

    private static Endpoint endpoint(SampleRequests ask) {
        Contract contract = Contract.builtIn(ask.operation().contract());
        return Endpoint.of(ask.operation(), IMPLEMENTATIONS.get(contract.name()));
    }

    private static JsonNode tree(PreparedBody answer) {
        byte[] body = new byte[answer.body().remaining()];
        answer.body().get(body);
        return TestHttp.json(body);
    }
}
