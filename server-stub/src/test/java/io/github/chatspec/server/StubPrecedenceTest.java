package io.github.chatspec.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.testing.Precedence;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import org.junit.jupiter.api.Test;

class StubPrecedenceTest extends Precedence {

    StubPrecedenceTest() {
        super(new RunningStub());
    }

    @Test
    void aFailureComesBeforeWhateverIsWrongWithARequest() {
        try (ServerStub failing = ServerStub.start(0)) {
            for (Operation operation : SampleRequests.operations().toList()) {
                Sample failure = operation.samples().get(operation.samples().size() - 1);
                failing.fail(operation.qualifiedId(), failure.name());
                SampleRequests.all().stream()
                        .filter(ask -> ask.operation().equals(operation))
                        .filter(ask -> ask.request().method().equals(operation.method()))
                        .forEach(ask -> assertThat(TestHttp.send(failing.url(), ask.request())
                                        .status())
                                .isEqualTo(failure.status()));
            }
        }
    }
}
