package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the responses to the requests that the examples describe. */
public abstract class SampleAnswers extends ServerFixture {

    private final Function<Exchange, List<String>> errors;

    /**
     * Makes the tests.
     *
     * @param server the server
     * @param errors returns the rules of the errors that the judge finds in an exchange
     */
    protected SampleAnswers(RunningServer server, Function<Exchange, List<String>> errors) {
        super(server);
        this.errors = errors;
    }

    static Stream<SampleRequests> asks() {
        return SampleRequests.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asks")
    void theRequestThatAnExampleDescribesIsAnsweredWithTheExample(SampleRequests ask) {
        Exchange answer = send(ask.request());

        Sample sample = ask.sample();
        server().assertExample(sample, answer);
        assertThat(TestHttp.header(answer, "Content-Type")).isEqualTo(sample.mediaType());
        sample.headers()
                .forEach((name, value) ->
                        assertThat(TestHttp.header(answer, name)).isEqualTo(value));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asks")
    void everyAnswerStandsBeforeTheJudge(SampleRequests ask) {
        assertThat(errors.apply(send(ask.request()))).isEmpty();
    }

    @Test
    void anAnswerUnderAStatusThatNobodyDocumentsDoesNotStandBeforeTheJudge() {
        Exchange answer = send(SampleRequests.all().get(0).request()).status(418);

        assertThat(errors.apply(answer)).containsExactly("status-undocumented");
    }

    @Test
    void everyExampleThatSaysWhenItIsServedIsAskedFor() {
        List<String> described = SampleRequests.operations()
                .flatMap(operation -> operation.samples().stream()
                        .filter(sample -> !sample.when().isEmpty())
                        .map(Sample::toString))
                .toList();

        assertThat(SampleRequests.all())
                .extracting(ask -> ask.sample().toString())
                .containsAll(described)
                .hasSizeGreaterThan(described.size());
    }
}
