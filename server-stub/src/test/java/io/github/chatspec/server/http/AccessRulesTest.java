package io.github.chatspec.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.server.ServerStub;
import io.github.chatspec.server.StubOptions;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens and teams that are given, over HTTP. */
class AccessRulesTest {

    private static final Contract ENGAGE = Contract.builtIn("engage");
    private static final Operation HELP_SCOUT =
            Contract.builtIn("helpscout").operations().get(0);

    private static ServerStub stub;

    @BeforeAll
    static void start() {
        stub = ServerStub.start(new StubOptions()
                .token("first-token")
                .token("second-token")
                .expiredToken("old-token")
                .team("7")
                .team("team b"));
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    /** The operations of Engage with chats, which require a token and a team. */
    static List<Operation> engage() {
        return Stream.of("listChats", "getChat")
                .map(id -> ENGAGE.operation(id).orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("engage")
    void aTokenAndATeamThatAreGivenAreLetIn(Operation operation) {
        for (String token : List.of("first-token", "second-token")) {
            for (String team : List.of("7", "team b")) {
                assertThat(ask(operation, token, team).status()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "first-toke, 7, invalid-token",
        "first-token2, 7, invalid-token",
        "FIRST-TOKEN, 7, invalid-token",
        "invalid-token, 7, invalid-token",
        "expired-token, 7, invalid-token",
        "Bearer first-token, 7, invalid-token",
        "old-token, 7, expired-token",
        "first-token, 8, unknown-team",
        "first-token, TEAM B, unknown-team",
        "other, 8, invalid-token",
        "old-token, 8, expired-token"
    })
    void anyOtherIsRefusedWithTheExampleForIt(String token, String team, String example) {
        for (Operation operation : engage()) {
            Sample sample = operation.sample(example).orElseThrow();

            Exchange answer = ask(operation, token, team);

            assertThat(answer.status()).isEqualTo(sample.status());
            assertThat(TestHttp.json(answer)).isEqualTo(TestHttp.json(sample.body()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer first-token, 200",
        "bearer  second-token, 200",
        "Bearer other, 401",
        "Bearer old-token, 401",
        "Bearer first-token x, 401",
        "first-token, 401",
        "Basic first-token, 401"
    })
    void theNameOfASchemeIsNotPartOfTheToken(String authorization, int status) {
        Request good = SampleRequests.good(HELP_SCOUT);

        Exchange answer = TestHttp.send(
                stub.url(), new Request("GET", good.url(), Headers.NONE.with("Authorization", authorization)));

        assertThat(answer.status()).isEqualTo(status);
        if (status != 200) {
            assertThat(TestHttp.json(answer))
                    .isEqualTo(TestHttp.json(
                            HELP_SCOUT.sample("no-valid-token").orElseThrow().body()));
        }
    }

    @Test
    void missingKeysAreReportedBeforeUnknownOnes() {
        for (Operation operation : engage()) {
            Sample missing = operation.sample("missing-header").orElseThrow();
            Request good = SampleRequests.good(operation);

            Exchange answer = TestHttp.send(stub.url(), new Request("GET", good.url(), Headers.NONE));

            assertThat(TestHttp.json(answer)).isEqualTo(TestHttp.json(missing.body()));
        }
    }

    @Test
    void ofTwoTokensBothMustBeKnown() {
        for (Operation operation : engage()) {
            String name = tokenHeader(operation);
            Request known = request(operation, "first-token", "7");

            Exchange answer = TestHttp.send(
                    stub.url(), new Request("GET", known.url(), known.headers().with(name, "other")));

            assertThat(answer.status())
                    .isEqualTo(operation.sample("invalid-token").orElseThrow().status());
        }
    }

    @Test
    void byDefaultAnyTokenAndAnyTeamIsAcceptedButThoseOfTheExamples() {
        try (ServerStub open = ServerStub.start(0)) {
            for (Operation operation : engage()) {
                assertThat(status(open, operation, "whatever", "9")).isEqualTo(200);
                assertThat(status(open, operation, "invalid-token", "9")).isEqualTo(400);
                assertThat(status(open, operation, "expired-token", "9")).isEqualTo(401);
                assertThat(status(open, operation, "whatever", "unknown-team")).isEqualTo(404);
            }
        }
    }

    @Test
    void anExpiredTokenAloneLetsAnyOtherIn() {
        try (ServerStub some = ServerStub.start(new StubOptions().expiredToken("old"))) {
            for (Operation operation : engage()) {
                assertThat(status(some, operation, "old", "9")).isEqualTo(401);
                assertThat(status(some, operation, "new", "9")).isEqualTo(200);
            }
        }
    }

    /** The operations of all vendors whose document has a refusal that depends on the token. */
    static List<Operation> refusingTokens() {
        return SampleRequests.operations()
                .filter(operation -> operation.samples().stream()
                        .filter(Sample::isRefusal)
                        .flatMap(sample -> sample.when().stream())
                        .flatMap(condition -> condition.headers().keySet().stream())
                        .anyMatch(tokenHeader(operation)::equalsIgnoreCase))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("refusingTokens")
    void eachOperationRefusesAnUnknownAndAnExpiredToken(Operation operation) {
        String name = tokenHeader(operation);
        Request good = SampleRequests.good(operation);
        String scheme = good.headers().first(name).orElseThrow().replaceFirst("[^ ]+$", "");
        try (ServerStub some = ServerStub.start(new StubOptions().token("known").expiredToken("old"))) {
            for (String token : List.of("other", "old", "known")) {
                Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                headers.putAll(good.headers().asMap());
                headers.put(name, List.of(scheme + token));
                Request request = new Request(good.method(), good.url(), Headers.of(headers));

                assertThat(TestHttp.send(some.url(), request).status() >= 400)
                        .as(
                                "Whether %s is refused; x-when of the refusal must have invalid-token and expired-token.",
                                token)
                        .isEqualTo(!token.equals("known"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "sch\u00fcssel", "a\nb"})
    void anUnsendableTextIsNeitherTokenNorTeam(String blank) {
        StubOptions options = new StubOptions();
        assertThatIllegalArgumentException().isThrownBy(() -> options.token(blank));
        assertThatIllegalArgumentException().isThrownBy(() -> options.expiredToken(blank));
        assertThatIllegalArgumentException().isThrownBy(() -> options.team(blank));
    }

    private static int status(ServerStub server, Operation operation, String token, String team) {
        return TestHttp.send(server.url(), request(operation, token, team)).status();
    }

    private static Exchange ask(Operation operation, String token, String team) {
        return TestHttp.send(stub.url(), request(operation, token, team));
    }

    private static Request request(Operation operation, String token, String team) {
        String tokenHeader = tokenHeader(operation);
        String teamHeader = operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("header"))
                .findFirst()
                .orElseThrow()
                .name();
        return new Request(
                "GET",
                SampleRequests.good(operation).url(),
                Headers.NONE.with(tokenHeader, token).with(teamHeader, team));
    }

    private static String tokenHeader(Operation operation) {
        return operation.credentials().get(0).get(0).name();
    }
}
