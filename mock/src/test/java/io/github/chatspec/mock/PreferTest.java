package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.stubs.SampleStubs;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the header Prefer (RFC 7240, with Prism's preferences) leads to. */
class PreferTest {

    /** CODE and NAME stand for those of a sample. */
    private static final List<String> FORMS = List.of(
            "example=NAME",
            "example=\"NAME\"",
            "EXAMPLE=NAME",
            "code=CODE, example=NAME",
            "example=NAME, code=CODE",
            "code=CODE,example=NAME",
            "code=CODE;example=NAME",
            "code=\"CODE\"; example=\"NAME\"",
            "Code = CODE , Example = NAME",
            "respond-async, example=NAME",
            "respond-async, wait=0, code=CODE, example=NAME, handling=lenient",
            "example=NAME; respond-async");

    private static MockServer mock;

    @BeforeAll
    static void start() {
        mock = MockServer.start(0);
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    static Stream<Operation> operations() {
        return SampleRequests.operations();
    }

    static Stream<Arguments> samples() {
        return operations()
                .flatMap(operation -> operation.samples().stream()
                        .map(sample ->
                                Arguments.of(sample.name() + " of " + operation.qualifiedId(), operation, sample)));
    }

    static Stream<Arguments> statuses() {
        return operations()
                .flatMap(operation -> operation.responses().stream()
                        .map(response -> Arguments.of(operation.id() + " " + response.status(), operation, response)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everyFormOfAPreferenceSelectsTheExample(String name, Operation operation, Sample sample) {
        assertThat(FORMS).allSatisfy(form -> leadsTo(sample, ask(operation, filled(form, sample))));
        assertThat(sample.name()).isNotEmpty().isSubstringOf(name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theNameOfAnExampleIgnoresCase(String name, Operation operation, Sample sample) {
        assertThat(name).startsWith(sample.name());

        leadsTo(sample, ask(operation, filled("example=NAME", sample).toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("statuses")
    void aCodeAloneSelectsTheFirstExampleOfTheStatus(String name, Operation operation, Response response) {
        assertThat(name).endsWith(response.status());
        Sample first = response.samples().get(0);

        assertThat(List.of("code=CODE", "code=\"CODE\"", "CODE=CODE", "respond-async; code=CODE"))
                .allSatisfy(form -> leadsTo(
                        first, ask(operation, form.replaceFirst("CODE$|(?<=\")CODE(?=\")", response.status()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void aCodeThatContradictsTheNameIsRefused(String name, Operation operation, Sample sample) {
        assertThat(name).startsWith(sample.name());

        operation.responses().stream()
                .filter(response -> !response.samples().contains(sample))
                .forEach(response -> isRefused(
                        operation, ask(operation, "code=" + response.status() + ", example=" + sample.name())));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anUnknownExampleIsRefusedWithAllNames(Operation operation) {
        Sample sample = operation.samples().get(0);

        assertThat(List.of(
                        "example=no-such-example",
                        "example=",
                        "example=" + sample.name() + "-or-so",
                        "example=not-" + sample.name(),
                        "code=299",
                        "code=" + sample.status() + "0",
                        "code=" + sample.status() + ", example=no-such-example",
                        "respond-async, example=no-such-example"))
                .allSatisfy(preference -> isRefused(operation, ask(operation, preference)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void otherPreferencesChangeNothing(Operation operation) {
        Exchange plain = TestHttp.send(mock.url(), operation);

        assertThat(List.of("respond-async", "wait=0", "x-example=no-such-example", "return=minimal; barcode=1"))
                .allSatisfy(preference -> {
                    Request good = SampleRequests.good(operation);
                    Exchange answer = TestHttp.send(
                            mock.url(),
                            new Request(
                                    good.method(), good.url(), good.headers().with("Prefer", preference)));
                    assertThat(answer.status()).isEqualTo(200).isEqualTo(plain.status());
                    assertThat(answer.body()).isEqualTo(plain.body());
                });
    }

    /** A request without the headers that the operation asks for, since a preference comes before them. */
    private static Exchange ask(Operation operation, String preference) {
        Headers headers = Headers.NONE.with("Prefer", preference);
        return TestHttp.send(
                mock.url(),
                new Request(operation.method(), SampleRequests.good(operation).url(), headers));
    }

    private static String filled(String form, Sample sample) {
        return form.replace("CODE", String.valueOf(sample.status())).replace("NAME", sample.name());
    }

    private static void leadsTo(Sample sample, Exchange answer) {
        assertThat(TestHttp.header(answer, "Matched-Stub-Name")).isEqualTo(sample.name());
        assertThat(answer.status()).isEqualTo(sample.status());
        assertThat(answer.body()).isEqualTo(sample.body());
    }

    private static void isRefused(Operation operation, Exchange answer) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(TestHttp.header(answer, SampleStubs.REFUSAL_HEADER)).isNotEmpty();
        JsonNode body = TestHttp.json(answer);
        assertThat(body.path("message").asText()).contains(operation.qualifiedId());
        assertThat(body.path("examples"))
                .extracting(
                        example -> example.path("code").asInt(),
                        example -> example.path("example").asText(),
                        example -> example.path("summary").asText())
                .containsExactlyElementsOf(operation.samples().stream()
                        .map(sample -> tuple(sample.status(), sample.name(), sample.summary()))
                        .toList());
    }
}
