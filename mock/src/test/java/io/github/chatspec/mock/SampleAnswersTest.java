package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.testing.Ask;
import io.github.chatspec.testing.SampleAnswers;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleAnswersTest extends SampleAnswers {

    SampleAnswersTest() {
        super(new RunningMock());
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
