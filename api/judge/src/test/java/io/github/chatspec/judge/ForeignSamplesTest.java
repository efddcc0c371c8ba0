package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.finding.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The contracts of five other makers, unpacked by the build from what they publish: their own examples stand before the
 * judge.
 *
 * <p>What is found was looked at by eye, and each departure of a document from itself stands with its reason in
 * {@code foreign/<maker>.jsonl}; whatever else is found, or found no longer, is a defect of the judge.
 */
class ForeignSamplesTest {

    private static final Path FOLDER = Path.of("target", "foreign");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A document, and what was counted in it. */
    private enum Maker {
        /** OpenAPI 3.0.2; inherits by allOf. */
        CAMUNDA7("openapi.json", 399, 328, 240),
        /** OpenAPI 3.1.0; discriminators whose key no branch lists. */
        NESSIE("META-INF/openapi/openapi.yaml", 38, 41, 108),
        /** OpenAPI 3.0.3; maps and free objects. */
        APICURIO("META-INF/openapi.json", 132, 478, 0),
        /** OpenAPI 3.0.0; recursive compositions without names, an array that does not say of what. */
        WIREMOCK("swagger/wiremock-admin-api.json", 41, 18, 9),
        /** OpenAPI 3.0.3; hundreds of compositions, few examples. */
        CAMUNDA8("rest-api.yaml", 146, 2, 0);

        private final String file;
        private final int operations;
        private final int samples;
        private final int findings;

        Maker(String file, int operations, int samples, int findings) {
            this.file = file;
            this.operations = operations;
            this.samples = samples;
            this.findings = findings;
        }

        Contract contract() {
            return Contract.read(FOLDER.resolve(folder()).resolve(file));
        }

        String folder() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A finding as it is compared: the level and the sentence are the business of the rule's own test. */
    private record Departure(String operation, int status, String sample, String rule, String pointer) {}

    @ParameterizedTest
    @EnumSource
    void theDocumentIsReadWhole(Maker maker) {
        long before = System.nanoTime();
        Contract contract = maker.contract();
        long read = System.nanoTime();
        List<Departure> departures = departures(contract);
        System.out.println("%s: %d operations, %d examples, %d findings; read in %d ms, judged in %d ms"
                .formatted(
                        maker.folder(),
                        contract.operations().size(),
                        samples(contract).size(),
                        departures.size(),
                        (read - before) / 1_000_000,
                        (System.nanoTime() - read) / 1_000_000));

        assertThat(contract.operations().size()).isEqualTo(maker.operations);
        assertThat(samples(contract)).hasSize(maker.samples);
        assertThat(departures).hasSize(maker.findings);
    }

    @ParameterizedTest
    @EnumSource
    void theExamplesDepartFromTheirOwnDocumentWhereItIsKnownAndNowhereElse(Maker maker) throws IOException {
        assertThat(departures(maker.contract())).containsExactlyInAnyOrderElementsOf(known(maker));
    }

    /** An example that is right is wrong when something in it is: else the judge might be silent for want of looking. */
    @ParameterizedTest
    @EnumSource
    void anUnlistedKeyIsFoundInEveryMaker(Maker maker) {
        Contract contract = maker.contract();
        Judge judge = Judge.of(contract);
        long found = contract.operations().stream()
                .flatMap(operation -> operation.samples().stream()
                        .filter(sample -> sample.text().startsWith("{\""))
                        .filter(sample -> judge.judge(operation, sample).isEmpty())
                        .map(sample -> findings(judge, operation, with(sample, "{\"chatspecUnknown\":1,"))))
                .filter(findings -> findings.size() == 1
                        && findings.get(0).pointer().orElse("").equals("/chatspecUnknown"))
                .count();

        assertThat(found).isPositive();
    }

    private static List<Finding> findings(Judge judge, Operation operation, Sample sample) {
        return judge.judge(operation, sample);
    }

    private static Sample with(Sample sample, String start) {
        return new Sample(
                sample.name(),
                sample.operation(),
                sample.status(),
                sample.mediaType(),
                sample.headers(),
                sample.summary(),
                sample.when(),
                () -> start + sample.text().substring(1),
                sample.file(),
                sample.place());
    }

    private static List<Sample> samples(Contract contract) {
        return contract.operations().stream()
                .flatMap(operation -> operation.samples().stream())
                .toList();
    }

    private static List<Departure> departures(Contract contract) {
        Judge judge = Judge.of(contract);
        List<Departure> departures = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            for (Sample sample : operation.samples()) {
                for (Finding finding : judge.judge(operation, sample)) {
                    departures.add(new Departure(
                            operation.id(),
                            finding.status(),
                            sample.name(),
                            finding.rule(),
                            finding.pointer().orElse("-")));
                }
            }
        }
        return departures;
    }

    private static List<Departure> known(Maker maker) throws IOException {
        List<Departure> known = new ArrayList<>();
        try (InputStream in = ForeignSamplesTest.class.getResourceAsStream("/foreign/" + maker.folder() + ".jsonl")) {
            if (in != null) {
                for (JsonNode line :
                        JSON.readerFor(JsonNode.class).<JsonNode>readValues(in).readAll()) {
                    assertThat(line.path("reason").asText()).isNotBlank();
                    for (JsonNode pointer : line.path("pointers")) {
                        known.add(new Departure(
                                line.path("operation").asText(),
                                line.path("status").asInt(),
                                line.path("sample").asText(),
                                line.path("rule").asText(),
                                pointer.asText()));
                    }
                }
            }
        }
        assertThat(known).as("the known departures of " + maker).hasSize(maker.findings);
        return known;
    }
}
