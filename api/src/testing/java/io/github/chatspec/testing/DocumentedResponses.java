package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every response that the contracts document is one that a server can give. */
public abstract class DocumentedResponses extends ServerFixture {

    protected DocumentedResponses(RunningServer server) {
        super(server);
    }

    @Test
    void everyDocumentedResponseIsProduced() {
        List<Triple> documented = Triple.documented();
        List<Triple> produced = new ArrayList<>();
        Ask.all().forEach(ask -> produced.add(Triple.of(ask.operation(), send(ask.request()))));
        Ask.operations()
                .forEach(operation -> operation.samples().stream()
                        .filter(sample -> sample.when().isEmpty())
                        .forEach(sample -> produced.add(Triple.of(operation, server().told(operation, sample)))));

        System.out.println("The " + server().name() + "'s answers:");
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
