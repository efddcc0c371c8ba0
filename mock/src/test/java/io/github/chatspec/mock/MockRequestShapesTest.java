package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.testing.RequestShapes;
import io.github.chatspec.testing.SampleRequests;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MockRequestShapesTest extends RequestShapes {

    MockRequestShapesTest() {
        super(new RunningMock());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aQueryThatIsNotWellEncodedIsRefusedAlsoWhereNobodyReadsIt(Operation operation) {
        String path = SampleRequests.good(operation).url();

        assertThat(Stream.of("?x=%zz", "?x=%"))
                .allSatisfy(query -> assertThat(raw(operation, "GET " + path + query, "Host: x"))
                        .isBetween(400, 499));
        assertThat(send(operation).status()).isEqualTo(200);
    }
}
