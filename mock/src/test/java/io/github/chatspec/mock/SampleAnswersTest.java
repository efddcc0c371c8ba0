package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.judge.Finding;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Level;
import io.github.chatspec.testing.Ask;
import io.github.chatspec.testing.Http;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mock's answers to the requests that the examples describe. */
class SampleAnswersTest {

    private static final Judge JUDGE = Judge.of(Contract.builtIn());

    private static MockServer mock;

    @BeforeAll
    static void start() {
        mock = MockServer.start(0);
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    static Stream<Ask> asks() {
        return Ask.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asks")
    void theRequestThatAnExampleDescribesIsAnsweredWithItsVeryBytes(Ask ask) {
        Exchange answer = Http.send(mock.url(), ask.request());

        Sample sample = ask.sample();
        assertThat(answer.status()).isEqualTo(sample.status());
        assertThat(Http.header(answer, "Content-Type")).isEqualTo(sample.mediaType());
        sample.headers()
                .forEach((name, value) -> assertThat(Http.header(answer, name)).isEqualTo(value));
        assertThat(answer.body()).isEqualTo(sample.body());
        assertThat(Http.json(answer)).isEqualTo(Http.json(sample.body()));
        assertThat(Http.header(answer, "Matched-Stub-Name")).isEqualTo(sample.name());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asks")
    void everyAnswerStandsBeforeTheJudge(Ask ask) {
        Exchange answer = Http.send(mock.url(), ask.request());

        assertThat(errors(answer)).isEmpty();
    }

    @Test
    void anAnswerUnderAStatusThatNobodyDocumentsDoesNotStandBeforeTheJudge() {
        Ask ask = Ask.all().get(0);

        Exchange answer = Http.send(mock.url(), ask.request()).status(418);

        assertThat(errors(answer)).extracting(Finding::rule).containsExactly("status-undocumented");
    }

    @Test
    void everyExampleThatSaysWhenItIsServedIsAskedFor() {
        List<String> described = Ask.operations()
                .flatMap(operation -> operation.samples().stream()
                        .filter(sample -> !sample.when().isEmpty())
                        .map(Sample::toString))
                .toList();

        assertThat(Ask.all())
                .extracting(ask -> ask.sample().toString())
                .containsAll(described)
                .hasSizeGreaterThan(described.size());
    }

    @Test
    void thereIsAStubOfEverySamplesName() {
        List<String> samples = Ask.operations()
                .map(Operation::samples)
                .flatMap(List::stream)
                .map(Sample::name)
                .toList();

        assertThat(mock.wireMock().getStubMappings())
                .extracting(stub -> stub.getName())
                .containsAll(samples);
    }

    private static List<Finding> errors(Exchange answer) {
        return JUDGE.judge(answer).stream()
                .filter(finding -> finding.level() == Level.ERROR)
                .toList();
    }
}
