package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.mock.stubs.SampleStubs;
import io.github.chatspec.testing.MethodRequests;
import io.github.chatspec.testing.TestHttp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MockMethodsTest extends MethodRequests {

    MockMethodsTest() {
        super(new RunningMock());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anUndocumentedRefusalIsMarked(Operation operation) {
        boolean documented = operation.response(405).isPresent();

        assertThat(OTHERS)
                .allSatisfy(method -> assertThat(TestHttp.header(sendAs(method, operation), SampleStubs.REFUSAL_HEADER)
                                .isEmpty())
                        .isEqualTo(documented));
    }
}
