package io.github.chatspec.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
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

/** The stub's answers to the requests that the examples describe. */
class SampleAnswersTest {

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

    static Stream<Ask> asks() {
        return Ask.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asks")
    void theRequestThatAnExampleDescribesIsAnsweredWithItsTree(Ask ask) {
        Exchange answer = Http.send(stub.url(), ask.request());

        Sample sample = ask.sample();
        assertThat(answer.status()).isEqualTo(sample.status());
        assertThat(Http.header(answer, "Content-Type")).isEqualTo(sample.mediaType());
        sample.headers()
                .forEach((name, value) -> assertThat(Http.header(answer, name)).isEqualTo(value));
        assertThat(Http.json(answer)).isEqualTo(Http.json(sample.body()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asks")
    void everyAnswerStandsBeforeTheJudge(Ask ask) {
        Exchange answer = Http.send(stub.url(), ask.request());

        assertThat(errors(answer)).isEmpty();
    }

    @Test
    void anAnswerUnderAStatusThatNobodyDocumentsDoesNotStandBeforeTheJudge() {
        Ask ask = Ask.all().get(0);

        Exchange answer = Http.send(stub.url(), ask.request()).status(418);

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

    private static List<Finding> errors(Exchange answer) {
        return JUDGE.judge(answer).stream()
                .filter(finding -> finding.level() == Level.ERROR)
                .toList();
    }
}
