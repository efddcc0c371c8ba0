package io.github.chatspec.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.server.engage.EngageChats;
import io.github.chatspec.server.helpscout.HelpScoutChats;
import io.github.chatspec.testing.Ask;
import io.github.chatspec.testing.Http;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is served as it is written is what the generated method answers. */
class ReadyAnswersTest {

    private static final Map<String, ReadyAnswers> IMPLEMENTATIONS =
            Map.of("engage", new EngageChats(), "helpscout", new HelpScoutChats());

    static Stream<Ask> successes() {
        return Ask.all().stream().filter(ask -> !ask.sample().isRefusal());
    }

    static Stream<Ask> unknownChats() {
        return Ask.all().stream().filter(ask -> ask.sample().name().equals("unknown-chat"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("successes")
    void theReadyAnswerIsThatOfTheGeneratedMethod(Ask ask) throws Exception {
        Endpoint endpoint = endpoint(ask);

        ReadyAnswer ready = endpoint.answer(ask.request());

        assertThat(endpoint.ready(ask.request())).isPresent();
        JsonNode tree = tree(ready);
        assertThat(tree).isEqualTo(Http.json(Json.write(endpoint.call(ask.request()))));
        assertThat(tree).isEqualTo(Http.json(ask.sample().body()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unknownChats")
    void bothRefuseAnUnknownChat(Ask ask) {
        Endpoint endpoint = endpoint(ask);

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> endpoint.answer(ask.request()));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> endpoint.call(ask.request()));
    }

    static Stream<Operation> operations() {
        return Ask.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationThatNobodyKnowsIsNotReady(Operation operation) {
        assertThat(IMPLEMENTATIONS.get(operation.contract()).ready("nothing", List.of()))
                .isEmpty();
    }

    private static Endpoint endpoint(Ask ask) {
        Contract contract = Contract.builtIn(ask.operation().contract());
        return Endpoint.of(ask.operation(), IMPLEMENTATIONS.get(contract.name()));
    }

    private static JsonNode tree(ReadyAnswer answer) {
        byte[] body = new byte[answer.body().remaining()];
        answer.body().get(body);
        return Http.json(body);
    }
}
