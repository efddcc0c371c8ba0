package io.github.chatspec.server;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.testing.RunningServer;
import io.github.chatspec.testing.TestHttp;

/** The stub, which is told by its switch what to answer. */
final class RunningStub implements RunningServer {

    private final ServerStub stub = ServerStub.start(0);

    @Override
    public String name() {
        return "stub";
    }

    @Override
    public String url() {
        return stub.url();
    }

    @Override
    public void close() {
        stub.close();
    }

    @Override
    public Exchange responseFor(Operation operation, Sample sample) {
        stub.fail(operation.qualifiedId(), sample.name());
        return TestHttp.send(url(), operation);
    }
}
