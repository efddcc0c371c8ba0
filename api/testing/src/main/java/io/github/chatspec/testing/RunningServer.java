package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;

/** A server that answers for the built-in contracts, as the tests that all servers share see it. */
public interface RunningServer extends AutoCloseable {

    /** What the server is called among the others, for example {@code mock}. */
    String name();

    String url();

    @Override
    void close();

    /** Returns the response for an example that the server is set to send, whatever the request. */
    Exchange responseFor(Operation operation, Sample sample);

    /** Fails unless a response is that of an example; servers may compare more than the status and the JSON. */
    default void assertExample(Sample sample, Exchange answer) {
        assertThat(answer.status()).isEqualTo(sample.status());
        assertThat(TestHttp.json(answer)).isEqualTo(TestHttp.json(sample.body()));
    }
}
