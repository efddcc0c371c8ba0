package io.github.chatspec.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.server.chats.DocumentedRefusal;
import io.github.chatspec.server.chats.ModelJson;
import io.github.chatspec.server.chats.VendorOperations;
import io.github.chatspec.server.chats.WrittenAnswer;
import io.github.chatspec.server.engage.EngageChats;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The results of the generated operations carry the JSON that is the same as their model. */
class WrittenAnswerTest {

    private static final List<VendorOperations> IMPLEMENTATIONS = VendorOperations.load();

    /** The operations whose results carry their JSON; those of others are plain models. */
    private static final Set<String> WRITTEN = Set.of("engage/listChats", "engage/getChat", "helpscout/getChat");

    static Stream<SampleRequests> successes() {
        return SampleRequests.all().stream().filter(ask -> !ask.sample().isRefusal());
    }

    static Stream<SampleRequests> unknownChats() {
        return SampleRequests.all().stream()
                .filter(ask -> SampleRequests.unknownId(ask.operation()).equals(Optional.of(ask.sample())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("successes")
    void everyOperationReturnsItsJsonWithTheModel(SampleRequests ask) throws Exception {
        Object result = endpoint(ask).call(ask.request());

        assertThat(result instanceof WrittenAnswer
                        || !WRITTEN.contains(ask.operation().qualifiedId()))
                .isTrue();
        JsonNode json = json(WrittenAnswer.of(result));
        assertThat(json).isEqualTo(TestHttp.json(ask.sample().body()));
        assertThat(json).isEqualTo(TestHttp.json(ModelJson.write(result)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("successes")
    void everyGetterOfAnAnswerReturnsWhatItsModelHas(SampleRequests ask) throws Exception {
        Object result = endpoint(ask).call(ask.request());
        Class<?> generated = result instanceof WrittenAnswer ? result.getClass().getSuperclass() : result.getClass();
        Object model = ModelJson.read(ask.sample().body(), generated);

        List<Method> getters = Arrays.stream(generated.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getName().startsWith("get") && method.getParameterCount() == 0)
                .toList();
        assertThat(getters).isNotEmpty();
        for (Method getter : getters) {
            assertThat(getter.invoke(result)).as(getter.getName()).isEqualTo(getter.invoke(model));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("successes")
    void twoAnswersAreEqualIfTheirJsonIs(SampleRequests ask) throws Exception {
        Object one = endpoint(ask).call(ask.request());
        Object other = endpoint(ask).call(ask.request());

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.toString());
        List<Object> answers = List.of(
                new EngageChats().listChats("868", 1),
                new EngageChats().listChats("868", 2),
                new EngageChats().getChat(engageId(0), "868"),
                new EngageChats().getChat(engageId(1), "868"));
        assertThat(answers).doesNotHaveDuplicates();
    }

    private static String engageId(int number) {
        return new EngageChats().store().page(1, 2).get(number).getChatId();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unknownChats")
    void anUnknownIdIsRefused(SampleRequests ask) {
        Endpoint endpoint = endpoint(ask);

        assertThatExceptionOfType(DocumentedRefusal.class).isThrownBy(() -> endpoint.call(ask.request()));
    }

    @Test
    void aResultWithoutJsonIsWritten() {
        WrittenAnswer answer = WrittenAnswer.of(List.of(1, 2));

        assertThat(json(answer)).isEqualTo(TestHttp.json("[1,2]".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(answer.tag()).isEmpty();
        assertThat(WrittenAnswer.of(answer)).isSameAs(answer);
    }

    private static Endpoint endpoint(SampleRequests ask) {
        return Endpoint.of(ask.operation(), IMPLEMENTATIONS);
    }

    private static JsonNode json(WrittenAnswer answer) {
        byte[] body = new byte[answer.json().remaining()];
        answer.json().get(body);
        return TestHttp.json(body);
    }
}
