package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleConditionTest {

    private static final Operation GET_CHAT =
            Contract.builtIn("engage").operation("getChat").orElseThrow();
    private static final Operation LIST_CHATS =
            Contract.builtIn("engage").operation("listChats").orElseThrow();
    private static final Operation HELP_SCOUT =
            Contract.builtIn("helpscout").operation("getChat").orElseThrow();
    private static final Headers GOOD = Headers.NONE.with("access_token", "t").with("teamid", "868");

    static List<Operation> operations() {
        return Contract.builtIn().stream()
                .flatMap(contract -> contract.operations().stream())
                .toList();
    }

    @Test
    void absentRequiresThatNoValueIsSent() {
        assertThat(new ExampleCondition.Absent().matches(List.of())).isTrue();
        assertThat(new ExampleCondition.Absent().matches(List.of(""))).isFalse();
    }

    @Test
    void equalMeansThatOneValueIsThisOne() {
        assertThat(new ExampleCondition.Equal("a").matches(List.of("b", "a"))).isTrue();
        assertThat(new ExampleCondition.Equal("a").matches(List.of("A", "ab"))).isFalse();
        assertThat(new ExampleCondition.Equal("a").matches(List.of())).isFalse();
    }

    @Test
    void matchesMeansThatOneValueFitsAsAWhole() {
        assertThat(new ExampleCondition.Matches("[0-9]+").matches(List.of("x", "12")))
                .isTrue();
        assertThat(new ExampleCondition.Matches("[0-9]+").matches(List.of("12x")))
                .isFalse();
        assertThat(new ExampleCondition.Matches(".*").matches(List.of())).isFalse();
    }

    @Test
    void repeatedMeansThatThereAreSeveralValues() {
        assertThat(new ExampleCondition.Repeated().matches(List.of("1", "1"))).isTrue();
        assertThat(new ExampleCondition.Repeated().matches(List.of("1"))).isFalse();
        assertThat(new ExampleCondition.Repeated().matches(List.of())).isFalse();
        assertThat(new ExampleCondition(false, Map.of(), Map.of("page", new ExampleCondition.Repeated()), Map.of())
                        .rank())
                .isEqualTo(ExampleCondition.Rank.REPEATED);
    }

    @ParameterizedTest
    @CsvSource({"?page=1&page=2", "?page=2&page=2", "?page&page=1", "?x=1&page=1&y=2&page=abc&z"})
    void aPageThatComesTwiceIsRefusedLikeABadOne(String query) {
        assertThat(LIST_CHATS.refusal(request("GET", "/v3.1/chats" + query, GOOD)))
                .isEqualTo(LIST_CHATS.sample("invalid-page"));
        assertThat(LIST_CHATS.refusal(request("GET", "/v3.1/chats?page=1&pages=2", GOOD)))
                .isEmpty();
    }

    @Test
    void allPartsOfAConditionMustHold() {
        ExampleCondition condition = new ExampleCondition(
                false,
                Map.of("chat_id", new ExampleCondition.Equal("C1")),
                Map.of("page", new ExampleCondition.Equal("2")),
                Map.of("teamid", new ExampleCondition.Equal("868")));

        assertThat(condition.holds(GET_CHAT, request("GET", "/v3.1/chats/C1?page=2", GOOD)))
                .isTrue();
        assertThat(condition.holds(GET_CHAT, request("GET", "/v3.1/chats/C2?page=2", GOOD)))
                .isFalse();
        assertThat(condition.holds(GET_CHAT, request("GET", "/v3.1/chats/C1?page=3", GOOD)))
                .isFalse();
        assertThat(condition.holds(GET_CHAT, request("GET", "/v3.1/chats/C1?page=2", Headers.NONE)))
                .isFalse();
    }

    @Test
    void anEmptyConditionHoldsForEveryRequestWithTheRightMethod() {
        ExampleCondition empty = new ExampleCondition(false, Map.of(), Map.of(), Map.of());

        assertThat(empty.holds(LIST_CHATS, request("GET", "/v3.1/chats", Headers.NONE)))
                .isTrue();
        assertThat(empty.holds(LIST_CHATS, request("POST", "/v3.1/chats", Headers.NONE)))
                .isFalse();
        assertThat(empty.rank()).isEqualTo(ExampleCondition.Rank.PATTERN);
    }

    @Test
    void theRankFollowsFromWhatTheConditionLooksAt() {
        Map<String, ExampleCondition.Matcher> absent = Map.of("a", new ExampleCondition.Absent());
        Map<String, ExampleCondition.Matcher> equal = Map.of("a", new ExampleCondition.Equal("b"));
        Map<String, ExampleCondition.Matcher> pattern = Map.of("a", new ExampleCondition.Matches(".*"));

        assertThat(new ExampleCondition(true, equal, equal, absent).rank()).isEqualTo(ExampleCondition.Rank.METHOD);
        assertThat(new ExampleCondition(false, equal, equal, absent).rank())
                .isEqualTo(ExampleCondition.Rank.ABSENT_HEADER);
        assertThat(new ExampleCondition(false, equal, Map.of(), equal).rank()).isEqualTo(ExampleCondition.Rank.HEADER);
        assertThat(new ExampleCondition(false, equal, Map.of(), Map.of()).rank())
                .isEqualTo(ExampleCondition.Rank.VALUE);
        assertThat(new ExampleCondition(false, Map.of(), absent, Map.of()).rank())
                .isEqualTo(ExampleCondition.Rank.VALUE);
        assertThat(new ExampleCondition(false, equal, pattern, Map.of()).rank())
                .isEqualTo(ExampleCondition.Rank.PATTERN);
        assertThat(new ExampleCondition(false, pattern, Map.of(), Map.of()).rank())
                .isEqualTo(ExampleCondition.Rank.PATTERN);
    }

    @Test
    void whereOnlyRefusalsHaveAConditionTheFirstSuccessAnswersAllOtherRequests() {
        Contract contract = Contract.of("things", """
                openapi: 3.1.0
                info: {title: Things, version: "1"}
                paths:
                  /things:
                    get:
                      operationId: listThings
                      responses:
                        "200":
                          description: The things.
                          content:
                            application/json:
                              examples:
                                all: {value: []}
                                some: {value: [1]}
                        "403":
                          description: The key is missing.
                          content:
                            application/json:
                              examples:
                                no-key: {value: {}, x-when: [{header: {key: null}}]}
                """);

        assertThat(contract.operations().get(0).choices())
                .extracting(choice -> choice.getValue().name())
                .containsExactly("no-key", "all");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void choicesStandInTheOrderOfTheirRanks(Operation operation) {
        assertThat(operation.choices())
                .isNotEmpty()
                .isSortedAccordingTo(
                        (a, b) -> a.getKey().rank().compareTo(b.getKey().rank()));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    t,             868,          ''",
        "HEAD,   t,             868,          ''",
        "OPTIONS, t,            868,          ''",
        "GET,    ,              868,          missing-header",
        "GET,    t,             ,             missing-header",
        "GET,    invalid-token, ,             missing-header",
        "GET,    invalid-token, 868,          invalid-token",
        "GET,    expired-token, 868,          expired-token",
        "GET,    invalid-token, unknown-team, invalid-token",
        "GET,    expired-token, unknown-team, expired-token",
        "GET,    t,             unknown-team, unknown-team",
        "DELETE, t,             868,          wrong-method",
        "POST,   ,              ,             wrong-method",
        "PUT,    invalid-token, unknown-team, wrong-method"
    })
    void engageRefusesInDocumentedOrder(String method, String token, String team, String refusal) {
        Headers withToken = token == null ? Headers.NONE : Headers.NONE.with("Access_Token", token);
        Headers headers = team == null ? withToken : withToken.with("TeamId", team);

        for (Operation operation : List.of(LIST_CHATS, GET_CHAT)) {
            String path = operation.path().replace("{chat_id}", "C1");
            assertThat(refusal(operation, request(method, path, headers)))
                    .isEqualTo(refusal.isEmpty() ? Optional.empty() : Optional.of(refusal));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, invalid-page", "-1, invalid-page", "x, invalid-page", "'', invalid-page", "1.0, invalid-page"})
    void aPageOtherThanAWholeNumberFromOneIsRefused(String page, String refusal) {
        assertThat(refusal(LIST_CHATS, request("GET", "/v3.1/chats?page=" + page, GOOD)))
                .contains(refusal);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "007", "999999999"})
    void aPageThatIsAWholeNumberIsNotRefused(String page) {
        assertThat(refusal(LIST_CHATS, request("GET", "/v3.1/chats?page=" + page, GOOD)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        ", no-valid-token",
        "Basic abc, no-valid-token",
        "Bearer, no-valid-token",
        "Bearer invalid-token, no-valid-token",
        "bearer expired-token, no-valid-token",
        "Bearer abc, ''",
        "bearer abc, ''"
    })
    void helpScoutRefusesOtherThanBearerTokens(String value, String refusal) {
        Headers headers = value == null ? Headers.NONE : Headers.NONE.with("authorization", value);

        assertThat(refusal(HELP_SCOUT, request("GET", "/chat/v1/x", headers)))
                .isEqualTo(refusal.isEmpty() ? Optional.empty() : Optional.of(refusal));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anUnknownIdentifierIsNotARefusalOfTheRequestItself(Operation operation) {
        Headers headers = Headers.NONE;
        for (Credential credential : operation.credentials().get(0)) {
            headers = headers.with(credential.name(), credential.exampleValue());
        }
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("header")) {
                headers = headers.with(parameter.name(), parameter.example().asText());
            }
        }
        Request request = new Request(operation.method(), operation.path().replaceAll("\\{.*}", "no-such-id"), headers);

        assertThat(operation.refusal(request)).isEmpty();
    }

    private static Request request(String method, String path, Headers headers) {
        return new Request(method, path, headers);
    }

    private static Optional<String> refusal(Operation operation, Request request) {
        return operation.refusal(request).map(Sample::name);
    }
}
