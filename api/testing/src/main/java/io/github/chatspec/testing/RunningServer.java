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

    /** The server's answer where it is told to give an example that no request can bring about. */
    Exchange told(Operation operation, Sample sample);

    /** Fails unless an answer is an example's; a server may be held to more than its status and its tree. */
    default void assertExample(Sample sample, Exchange answer) {
        assertThat(answer.status()).isEqualTo(sample.status());
        assertThat(TestHttp.json(answer)).isEqualTo(TestHttp.json(sample.body()));
    }
}
