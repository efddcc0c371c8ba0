package io.github.chatspec.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.testing.Ask;
import io.github.chatspec.testing.Http;
import io.github.chatspec.testing.Triple;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every response that the contracts document is one that the stub can give. */
class DocumentedResponsesTest {

    @Test
    void everyDocumentedResponseIsProduced() {
        List<Triple> documented = Triple.documented();
        List<Triple> produced = new ArrayList<>();
        try (ServerStub stub = ServerStub.start(0)) {
            Ask.all().forEach(ask -> produced.add(Triple.of(ask.operation(), Http.send(stub.url(), ask.request()))));
            // No request can bring these about, so the switch does.
            Ask.operations()
                    .forEach(operation -> operation.samples().stream()
                            .filter(sample -> sample.when().isEmpty())
                            .forEach(sample -> {
                                stub.fail(operation.qualifiedId(), sample.name());
                                produced.add(Triple.of(operation, Http.send(stub.url(), operation)));
                            }));
        }

        System.out.println("The stub's answers:");
        documented.forEach(triple -> System.out.println(
                "  " + triple + "  " + produced.stream().filter(triple::equals).count() + " times"));
        assertThat(Triple.missing(documented, produced)).isEmpty();
        assertThat(documented).containsAll(produced);
    }

    @Test
    void aResponseThatWasNeverProducedIsNamed() {
        List<Triple> documented = Triple.documented();
        List<Triple> produced = new ArrayList<>(documented);
        Triple forgotten = produced.remove(produced.size() / 2);

        assertThat(Triple.missing(documented, produced)).containsExactly(forgotten);
    }
}
