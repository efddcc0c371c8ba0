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
import io.github.chatspec.testing.SampleAnswers;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleAnswersTest extends SampleAnswers {

    private static final Judge JUDGE = Judge.of(Contract.builtIn());

    SampleAnswersTest() {
        super(new RunningMock(), SampleAnswersTest::errors);
    }

    private static List<String> errors(Exchange exchange) {
        return JUDGE.judge(exchange).stream()
                .filter(finding -> finding.level() == Level.ERROR)
                .map(Finding::rule)
                .toList();
    }

    @Test
    void thereIsAStubOfEverySamplesName() {
        List<String> samples = Ask.operations()
                .map(Operation::samples)
                .flatMap(List::stream)
                .map(Sample::name)
                .toList();

        try (MockServer mock = MockServer.start(0)) {
            assertThat(mock.wireMock().getStubMappings())
                    .extracting(stub -> stub.getName())
                    .containsAll(samples);
        }
    }
}
