package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.Thing;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRuleTest {

    private static final OrderRule RULE = new OrderRule();
    private static final String SORTED = "/components/schemas/ChatListEnvelope/properties/response/x-sorted-by";

    @Test
    void theFirstRowThatIsNewerThanTheOneBeforeItIsReported() {
        Mutant page = Mutant.of("engage/listChats", "last-page");
        JsonNode first = page.tree().at("/response/0");
        JsonNode second = page.tree().at("/response/1");

        page.set("/response/0", second)
                .set("/response/1", first)
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "/response/1",
                        SORTED,
                        "The item whose created_at is \"2019-08-12T09:15:33.108Z\" comes after the one whose"
                                + " created_at is \"2019-08-11T23:59:59.999Z\"; promised is descending order (list.envelope.response,"
                                + " list.statement.order, list.statement.page-size).");
    }

    @Test
    void onlyTheFirstRowOutOfOrderIsReported() {
        Mutant page = Mutant.of("engage/listChats", "first-page");
        JsonNode rows = page.tree().path("response").deepCopy();
        for (int i = 0; i < rows.size(); i++) {
            page.set("/response/" + i, rows.get(rows.size() - 1 - i));
        }

        assertThat(page.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(RULE.id());
            assertThat(finding.pointer()).contains("/response/1");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2019-08-12T09:15:33Z, 2019-08-12T09:15:33.000+00:00",
        "2019-08-12T09:15:33.1Z, 2019-08-12T09:15:33.02Z",
        "2019-08-12T09:15:33.12345678901Z, 2019-08-12T09:15:33.1234567Z"
    })
    void momentsAreComparedByTheirValueNotByTheirText(String before, String after) {
        assertThat(page(before, after).findings()).isEmpty();
    }

    @Test
    void momentsWithManyFractionDigitsAreComparedAsWell() {
        assertThat(page("2019-08-12T09:15:33.12345678901Z", "2019-08-12T09:15:33.5Z")
                        .findings())
                .extracting(Finding::rule)
                .containsExactly(RULE.id());
    }

    @Test
    void aRowWithoutAMomentBreaksItsOwnPromiseAndNotTheOrder() {
        assertThat(page("yesterday", "2019-08-12T09:15:33Z").findings())
                .extracting(Finding::rule)
                .containsExactly("format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-08-16T22:01:50-07:00", "2019-08-01T22:01:50+02:00", "0", "7"})
    void aRowWithAMomentInAnotherZoneBreaksItsOwnPromiseAndNotTheOrder(String moment) {
        assertThat(page("2019-08-12T09:15:33Z", moment).findings())
                .extracting(Finding::rule)
                .containsExactly("format");
    }

    @Test
    void numbersAndWordsMayBeSortedToo(@TempDir Path folder) throws IOException {
        Thing numbers = Thing.of31(
                folder, "{\"type\": \"array\", \"x-sorted-by\": {\"property\": \"n\", \"order\": \"ascending\"}}");

        assertThat(numbers.findings("[{\"n\": 9}, {\"n\": 10}]")).isEmpty();
        assertThat(numbers.findings("[{\"n\": \"a\"}, {\"n\": \"b\"}]")).isEmpty();
        assertThat(numbers.findings("[{\"n\": 10}, {\"n\": 9}]"))
                .extracting(Finding::rule)
                .containsExactly(RULE.id());
        assertThat(numbers.findings("[{\"n\": \"b\"}, {\"n\": \"a\"}]"))
                .extracting(Finding::rule)
                .containsExactly(RULE.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1, \"b\": 2}", "{\"0\": {}, \"1\": {}, \"2\": {}}", "\"text\"", "7"})
    void aValueThatIsNotAnArrayHasTheWrongTypeAndNoOrder(String response) {
        assertThat(Mutant.of("engage/listChats", "last-page")
                        .set("/response", response)
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("type");
    }

    @Test
    void aPageInTheRightOrderIsNotReported() {
        assertThat(Mutant.of("engage/listChats", "first-page").findings()).isEmpty();
    }

    private static Mutant page(String before, String after) {
        return Mutant.of("engage/listChats", "last-page")
                .set("/response/0/created_at", "\"" + before + "\"")
                .set("/response/1/created_at", "\"" + after + "\"");
    }
}
