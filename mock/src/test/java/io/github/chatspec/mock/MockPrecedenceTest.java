package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.Precedence;
import io.github.chatspec.testing.SampleRequests;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MockPrecedenceTest extends Precedence {

    MockPrecedenceTest() {
        super(new RunningMock());
    }

    static List<SampleRequests> asks() {
        return SampleRequests.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asks")
    void aPreferenceComesBeforeAnyFaultOfTheRequest(SampleRequests ask) {
        Sample preferred =
                ask.operation().samples().get(ask.operation().samples().size() - 1);
        Request request = new Request(
                ask.request().method(),
                ask.request().url(),
                ask.request().headers().with("Prefer", "example=" + preferred.name()));

        Exchange answer = send(request);

        assertThat(answer.status()).isEqualTo(preferred.status());
        assertThat(answer.body()).isEqualTo(preferred.body());
    }
}
