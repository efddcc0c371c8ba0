package io.github.chatspec.judge.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.Settings;
import io.github.chatspec.judge.paging.ListPage;
import io.github.chatspec.routing.Router;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingRuleTest {

    private static final Rule RULE = Rules.paging();
    private static final Judge JUDGE = Judge.of(Contract.builtIn("engage"));
    private static final String URL = "https://acme.imi.chat/v3.1/chats";
    private static final Headers HEADERS =
            Headers.NONE.with("access_token", "t").with("teamid", "868");

    @Test
    void aChatOnTwoConsecutivePagesIsReportedWithBothExplanations() {
        Mutant.assertOnly(
                compared("1", "A9 B8 C7", "2", "D6 B5"),
                RULE,
                Level.WARNING,
                "/response/1/chat_id",
                "/components/schemas/ChatListEnvelope/properties/response/x-paged-by",
                "chat_id of this row is on two consecutive pages; either the list has a row twice, or new rows arrived"
                        + " between the two requests (list.envelope.response, list.statement.order,"
                        + " list.statement.page-size).");
    }

    @ParameterizedTest
    @CsvSource({
        "B8 C7 D6, chat_id of this row and of another one is",
        "A9 B8 C7, chat_id of this row and of 2 others is"
    })
    void rowsThatNewOnesMovedAreOneFinding(String second, String sentence) {
        List<Finding> found = compared("1", "A9 B8 C7", "2", second);

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.pointer()).contains("/response/0/chat_id");
            assertThat(finding.message()).startsWith(sentence);
        });
    }

    @Test
    void aRowThatBelongsToThePageBeforeIsReported() {
        List<Finding> found = compared("1", "A9 B7 C5", "2", "D6 E4");

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.pointer()).contains("/response/0/created_at");
            assertThat(finding.message())
                    .isEqualTo(
                            "created_at of this row is between the first and the last one of the response before, which"
                                    + " does not have the row; promised is descending order across pages (list.envelope.response,"
                                    + " list.statement.order, list.statement.page-size).");
        });
    }

    @Test
    void bothReasonsAreTwoFindingsWithDifferentFingerprints() {
        List<Finding> found = compared("1", "A9 B7 C5", "2", "D6 C5 E4");

        assertThat(found)
                .extracting(Finding::fingerprint)
                .containsExactlyInAnyOrder(
                        "paging engage/listChats 200 /response/*/chat_id repeated",
                        "paging engage/listChats 200 /response/*/created_at order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"D4 E3", "D5 E5", "D9 E4", "", "D9 E9"})
    void rowsThatFollowOrMayBeNewAreNotReported(String second) {
        assertThat(compared("1", "A9 B7 C5", "2", second)).isEmpty();
    }

    @Test
    void whatIsOutOfOrderWithinAPageIsNotReportedAgain() {
        assertThat(compared("1", "A9 B5 C6 D4", "2", "E7")).isEmpty();
        assertThat(compared("1", "A9 B5", "2", "C4 D7")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', 2", "1, 2", "01, 2", "9, 10", "-1, 0"})
    void aPageIsComparedWithTheOneBefore(String first, String second) {
        assertThat(compared(first, "A9", second, "A9")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 3", "2, 1", "1, x", "x, 2", "'', ''"})
    void otherPagesAreNotCompared(String first, String second) {
        assertThat(compared(first, "A9", second, "A9")).isEmpty();
    }

    @Test
    void onlyPagesOfOneListAreCompared() {
        ListPage first = page(URL + "?page=1", HEADERS, 200, body("A9")).orElseThrow();

        assertThat(compare(first, URL + "?page=2", HEADERS)).hasSize(1);
        assertThat(compare(first, URL + "?page=2&status=1", HEADERS)).isEmpty();
        assertThat(compare(first, "https://other.imi.chat/v3.1/chats?page=2", HEADERS))
                .isEmpty();
        assertThat(compare(
                        first,
                        URL + "?page=2",
                        Headers.NONE.with("access_token", "t").with("teamid", "869")))
                .isEmpty();
        assertThat(compare(
                        first,
                        URL + "?page=2",
                        Headers.NONE.with("access_token", "u").with("teamid", "868")))
                .isEmpty();
    }

    @Test
    void whatIsNotAPageCannotBeCompared() {
        assertThat(page(URL, HEADERS, 401, "{\"status_code\": \"2004\"}")).isEmpty();
        assertThat(page(URL, HEADERS, 200, "{\"response\": 7}")).isEmpty();
        assertThat(page(URL, HEADERS, 200, "{")).isEmpty();
        assertThat(page(URL + "/7", HEADERS, 200, body("A9"))).isEmpty();
        assertThat(page(URL + "?page=1&page=2", HEADERS, 200, body("A9"))).isEmpty();
        assertThat(page(URL, HEADERS, 200, body("A9 ".repeat(501)))).isEmpty();
        assertThat(page(URL, HEADERS, 200, body("A9 ".repeat(500)))).isPresent();
        assertThat(page(URL, HEADERS, 200, body("A".repeat(201) + "9"))).isEmpty();
    }

    @Test
    void rowsWithoutAKeyAreNotCompared() {
        String rows = "{\"response\": [{\"created_at\": \"2026-01-06T00:00:00Z\"}, {\"chat_id\": null}]}";
        ListPage first = page(URL, HEADERS, 200, body("A9 B5")).orElseThrow();
        ListPage second = page(URL + "?page=2", HEADERS, 200, rows).orElseThrow();

        assertThat(JUDGE.compare(first, second)).isEmpty();
    }

    @Test
    void theSettingsApply() {
        ListPage first = page(URL, HEADERS, 200, body("A9")).orElseThrow();
        ListPage second = page(URL + "?page=2", HEADERS, 200, body("A9")).orElseThrow();

        assertThat(JUDGE.with(Settings.NONE.level("paging", "error")).compare(first, second))
                .extracting(Finding::level)
                .containsExactly(Level.ERROR);
        assertThat(JUDGE.with(Settings.NONE.level("paging", "off")).compare(first, second))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"type\": \"array\", \"x-paged-by\": {\"parameter\": \"limit\", \"key\": \"n\"}}', 1",
        "'{\"allOf\": [{\"x-paged-by\": {\"parameter\": \"limit\", \"key\": \"n\"}}]}', 1",
        "'{\"x-paged-by\": {\"parameter\": \"offset\", \"key\": \"n\"}}', 0",
        "'{\"x-paged-by\": {}}', 0",
        "'{\"x-paged-by\": 7}', 0",
        "'{\"$ref\": \"#/components/schemas/Thing\"}', 0"
    })
    void otherContractsAreReadAsTheyAre(String schema, int findings) {
        RuleExample example = RuleExample.pages(schema, "[{\"n\": 7}]", "[{\"n\": 7.0}]");
        Judge judge = Judge.of(example.contract());
        Router.Route route = judge.route(example.exchange()).orElseThrow();
        Optional<ListPage> before =
                judge.pagedLists().page(example.before().orElseThrow().exchange(), route);
        Optional<ListPage> page = judge.pagedLists().page(example.exchange(), route);

        assertThat(before.isPresent() && page.isPresent() ? judge.compare(before.get(), page.get()) : List.of())
                .hasSize(findings);
    }

    private static List<Finding> compare(ListPage first, String url, Headers headers) {
        return JUDGE.compare(first, page(url, headers, 200, body("A9")).orElseThrow());
    }

    /** Each row is the chat's id and a digit of its time. */
    private static List<Finding> compared(String number, String rows, String nextNumber, String nextRows) {
        Optional<ListPage> first = page(url(number), HEADERS, 200, body(rows));
        Optional<ListPage> second = page(url(nextNumber), HEADERS, 200, body(nextRows));
        return first.isPresent() && second.isPresent() ? JUDGE.compare(first.get(), second.get()) : List.of();
    }

    private static String url(String number) {
        return number.isEmpty() ? URL : URL + "?page=" + number;
    }

    private static String body(String rows) {
        StringBuilder body = new StringBuilder();
        for (String row : rows.isBlank() ? new String[0] : rows.trim().split(" ")) {
            body.append(body.isEmpty() ? "" : ", ")
                    .append("{\"chat_id\": \"%s\", \"created_at\": \"2026-01-0%sT00:00:00Z\"}"
                            .formatted(row, row.substring(row.length() - 1)));
        }
        return "{\"response\": [" + body.toString().replaceAll("(\"chat_id\": \"[A-Z]+)[0-9]", "$1") + "]}";
    }

    private static Optional<ListPage> page(String url, Headers headers, int status, String body) {
        Exchange exchange = Exchange.of(new Request("GET", url, headers))
                .status(status)
                .headers(Headers.NONE.with("Content-Type", "application/json"))
                .body(body.getBytes(UTF_8));
        return JUDGE.pagedLists().page(exchange, JUDGE.route(exchange).orElseThrow());
    }
}
