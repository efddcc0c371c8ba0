package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.Ask;
import io.github.chatspec.testing.Http;
import io.github.chatspec.testing.Triple;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every response that the contracts document is one that the mock can give. */
class DocumentedResponsesTest {

    @Test
    void everyDocumentedResponseIsProduced() {
        List<Triple> documented = Triple.documented();
        List<Triple> produced = new ArrayList<>();
        try (MockServer mock = MockServer.start(0)) {
            Ask.all().forEach(ask -> produced.add(Triple.of(ask.operation(), Http.send(mock.url(), ask.request()))));
            // No request can bring these about, so they are asked for by name.
            Ask.operations()
                    .forEach(operation -> operation.samples().stream()
                            .filter(sample -> sample.when().isEmpty())
                            .map(DocumentedResponsesTest::prefers)
                            .map(headers -> new Request(
                                    operation.method(), Ask.good(operation).url(), headers))
                            .forEach(request -> produced.add(Triple.of(operation, Http.send(mock.url(), request)))));
        }

        System.out.println("The mock's answers:");
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

    private static Headers prefers(Sample sample) {
        return Headers.NONE.with("Prefer", "code=" + sample.status() + ", example=" + sample.name());
    }
}
