package io.github.chatspec.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples that are set for an operation. */
class FailuresTest {

    @Test
    void anOperationFailsWithAnyOfItsExamplesUntilItRecovers() {
        try (ServerStub stub = ServerStub.start(0)) {
            for (Operation operation : SampleRequests.operations().toList()) {
                for (Sample sample : operation.samples()) {
                    stub.fail(operation.qualifiedId(), sample.name());
                    Exchange answer = TestHttp.send(stub.url(), operation);

                    assertThat(answer.status()).isEqualTo(sample.status());
                    assertThat(answer.body()).isEqualTo(sample.body());
                }
                stub.recover();
                assertThat(TestHttp.send(stub.url(), operation).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void theOtherOperationsDoNotFail() {
        List<Operation> operations = SampleRequests.operations().toList();
        Operation failing = operations.get(0);
        Sample failure = failing.samples().stream()
                .filter(sample -> sample.when().isEmpty())
                .findFirst()
                .orElseThrow();
        try (ServerStub stub = ServerStub.start(0)) {
            stub.fail(failing.qualifiedId(), failure.name());

            assertThat(operations)
                    .allSatisfy(operation -> assertThat(
                                    TestHttp.send(stub.url(), operation).status())
                            .isEqualTo(operation.equals(failing) ? failure.status() : 200));
        }
    }

    @Test
    void anUnknownExampleOrOperationIsRefused() {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        try (ServerStub stub = ServerStub.start(0)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> stub.fail(operation.qualifiedId(), "no-such-example"))
                    .withMessage("The contract has no example no-such-example for " + operation.qualifiedId() + ".");
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            stub.fail("no/operation", operation.samples().get(0).name()))
                    .withMessageContaining("no/operation");
            assertThat(TestHttp.send(stub.url(), operation).status()).isEqualTo(200);
        }
    }
}
