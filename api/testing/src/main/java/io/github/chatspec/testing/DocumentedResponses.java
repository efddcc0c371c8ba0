package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that a server can send every response that the contracts document. */
public abstract class DocumentedResponses extends ServerFixture {

    protected DocumentedResponses(RunningServer server) {
        super(server);
    }

    @Test
    void everyDocumentedResponseIsProduced() {
        List<DocumentedTriple> documented = DocumentedTriple.documented();
        List<DocumentedTriple> produced = new ArrayList<>();
        SampleRequests.all().forEach(ask -> produced.add(DocumentedTriple.of(ask.operation(), send(ask.request()))));
        SampleRequests.operations()
                .forEach(operation -> operation.samples().stream()
                        .filter(sample -> sample.when().isEmpty())
                        .forEach(sample ->
                                produced.add(DocumentedTriple.of(operation, server().responseFor(operation, sample)))));

        System.out.println("The " + server().name() + "'s answers:");
        documented.forEach(triple -> System.out.println(
                "  " + triple + "  " + produced.stream().filter(triple::equals).count() + " times"));
        assertThat(DocumentedTriple.missing(documented, produced)).isEmpty();
        assertThat(documented).containsAll(produced);
    }

    @Test
    void aResponseThatWasNeverProducedIsNamed() {
        List<DocumentedTriple> documented = DocumentedTriple.documented();
        List<DocumentedTriple> produced = new ArrayList<>(documented);
        DocumentedTriple forgotten = produced.remove(produced.size() / 2);

        assertThat(DocumentedTriple.missing(documented, produced)).containsExactly(forgotten);
    }
}
