package io.github.chatspec.mock.stubs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.judge.Judge;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleCheckTest {

    private static final String DOCUMENT = """
            openapi: "3.1.0"
            info: {title: "Things", version: "1"}
            paths:
              /things:
                get:
                  operationId: "listThings"
                  responses:
                    "200":
                      description: "Things."
                      headers: {x-page: {schema: {type: integer}, example: 1}}
                      content:
                        application/json:
                          schema: {type: array, items: {type: integer}}
                          examples:
                            one: {value: [1]}
                            two: {value: [1, 2]}
                            words: {value: ["a", "b"]}
                            mixed: {value: [1, "b"]}
            """;

    private final Contract contract = Contract.of("things", DOCUMENT);
    private final ExampleCheck check = new ExampleCheck(Judge.of(contract), List.of(contract));
    private final List<Sample> marked = check.mark(contract).operations().get(0).samples();

    @Test
    void theHeadersOfAGoodExampleAreTheDocumentedOnes() {
        assertThat(sample("one").headers()).hasToString("{x-page=1}");
        assertThat(sample("two").headers()).hasToString("{x-page=1}");
    }

    @Test
    void aBadExampleHasTheNumberOfItsViolationsWhicheverIsReadFirst() {
        assertThat(sample("mixed").headers())
                .containsEntry(ExampleCheck.HEADER, "1")
                .containsEntry("x-page", "1");
        assertThat(sample("words").headers()).containsEntry(ExampleCheck.HEADER, "2");
    }

    @Test
    void theProblemsAreInTheOrderOfTheDocumentAndTheSameEachTime() {
        sample("mixed").headers().size();

        assertThat(check.problems())
                .extracting(problem -> problem.message().replaceFirst(" of .*", ""))
                .containsExactly("The example words", "The example mixed");
        assertThat(check.problems()).isEqualTo(check.problems());
    }

    @Test
    void onlyExamplesThatAreCheckedAreUnknown() {
        assertThat(marked).allMatch(ExampleCheck::isUnknown);
        assertThat(ExampleCheck.NONE.mark(contract).operations().get(0).samples())
                .noneMatch(ExampleCheck::isUnknown);
    }

    private Sample sample(String name) {
        return marked.stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
