package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.testing.SampleAnswers;
import io.github.chatspec.testing.SampleRequests;
import java.util.List;
import org.junit.jupiter.api.Test;

class MockSampleAnswersTest extends SampleAnswers {

    private static final Judge JUDGE = Judge.of(Contract.builtIn());

    MockSampleAnswersTest() {
        super(new RunningMock(), MockSampleAnswersTest::errors);
    }

    private static List<String> errors(Exchange exchange) {
        return JUDGE.judge(exchange).stream()
                .filter(finding -> finding.level() == Level.ERROR)
                .map(Finding::rule)
                .toList();
    }

    @Test
    void everySampleHasAStubWithItsName() {
        List<String> samples = SampleRequests.operations()
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
