package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.RunningServer;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;

/** The mock, which serves the very bytes of an example, names it, and is told by the request what to answer. */
final class RunningMock implements RunningServer {

    private final MockServer mock = MockServer.start(0);

    @Override
    public String name() {
        return "mock";
    }

    @Override
    public String url() {
        return mock.url();
    }

    @Override
    public void close() {
        mock.close();
    }

    @Override
    public Exchange responseFor(Operation operation, Sample sample) {
        Headers headers = Headers.NONE.with("Prefer", "code=" + sample.status() + ", example=" + sample.name());
        return TestHttp.send(
                url(),
                new Request(operation.method(), SampleRequests.good(operation).url(), headers));
    }

    @Override
    public void assertExample(Sample sample, Exchange answer) {
        RunningServer.super.assertExample(sample, answer);
        assertThat(answer.body()).isEqualTo(sample.body());
        assertThat(TestHttp.header(answer, "Matched-Stub-Name")).isEqualTo(sample.name());
    }
}
