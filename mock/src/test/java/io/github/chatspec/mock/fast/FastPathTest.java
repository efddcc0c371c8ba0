package io.github.chatspec.mock.fast;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.mock.violations.RequestFields;
import io.github.chatspec.serving.SampleRequest;
import io.github.chatspec.testing.RequestSuite;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast path sends the responses that WireMock sends. */
class FastPathTest {

    private static final MockServer FAST = MockServer.start(new MockOptions());
    private static final MockServer SLOW = MockServer.start(new MockOptions().withoutFastPath());

    @AfterAll
    static void stop() {
        FAST.close();
        SLOW.close();
    }

    @Test
    void everyRequestThatTheExamplesDescribeGetsTheResponseOfWireMock() {
        List<Request> requests = RequestSuite.described();

        assertThat(requests).hasSizeGreaterThan(100);
        requests.parallelStream().forEach(request -> {
            assertSame(request);
            assertSame(new Request("HEAD", request.url(), request.headers()));
        });
        assertThat(FAST.isFastPathOpen()).isTrue();
        assertThat(SLOW.isFastPathOpen()).isFalse();
    }

    @Test
    void thousandsOfOddRequestsGetTheResponseOfWireMock() {
        RequestSuite.odd(20_240_229).limit(3_000).toList().parallelStream().forEach(FastPathTest::assertSame);
        assertThat(FAST.isFastPathOpen()).isTrue();
    }

    @Test
    void aGoodRequestTakesTheFastPath() {
        assertThat(SampleRequests.operations()).allSatisfy(operation -> {
            long before = FAST.fastPathResponses();
            TestHttp.send(FAST.url(), operation);
            assertThat(FAST.fastPathResponses()).isEqualTo(before + 1);
        });
    }

    @Test
    void anOfferOfHttp2TakesTheFastPath() throws Exception {
        long before = FAST.fastPathResponses();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(FAST.url()
                + SampleRequests.good(SampleRequests.operations().findFirst().orElseThrow())
                        .url()));

        HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding());

        assertThat(FAST.fastPathResponses()).isEqualTo(before + 1);
    }

    @Test
    void everyWayToChooseAnExampleGetsTheResponseOfWireMock() {
        List<Request> requests = new ArrayList<>();
        SampleRequests.operations().forEach(operation -> {
            Request good = SampleRequests.good(operation);
            for (String preference : preferences(operation)) {
                for (String field : List.of(
                        "x-request-id: 7",
                        "Accept-Encoding: gzip, deflate, br",
                        "Accept-Encoding: gzip;q=0",
                        "Accept: application/*;q=0.5",
                        "Accept: text/xml",
                        "Origin: http://localhost",
                        "Cookie: a=b; c=d")) {
                    requests.add(RequestSuite.with(RequestSuite.with(good, "Prefer: " + preference), field));
                }
            }
            requests.add(new Request("GET", good.url() + separator(good) + "__code=404", good.headers()));
        });

        assertThat(requests).hasSizeGreaterThan(200);
        requests.parallelStream().forEach(request -> {
            assertSame(request);
            assertSame(new Request("HEAD", request.url(), request.headers()));
        });
    }

    private static List<String> preferences(Operation operation) {
        List<String> preferences = new ArrayList<>(List.of("code=418", "example=\"nope\"", "return=minimal"));
        for (Sample sample : operation.samples()) {
            preferences.add("example=" + sample.name());
            preferences.add("code=" + sample.status());
            preferences.add(SampleRequest.preference(sample));
        }
        return preferences;
    }

    private static String separator(Request request) {
        return request.url().contains("?") ? "&" : "?";
    }

    @Test
    void aRequestThatWasAnsweredBeforeTakesTheFastPath() {
        Request good =
                SampleRequests.good(SampleRequests.operations().findFirst().orElseThrow());
        try (MockServer mock = MockServer.start(0)) {
            for (String field : List.of(
                    "Prefer: code=404",
                    "Origin: http://x",
                    "Accept: text/xml",
                    "Accept-Encoding: gzip",
                    "Accept-Encoding: gzip, br",
                    "Cookie: a=b")) {
                long before = mock.fastPathResponses();
                Exchange first = TestHttp.send(mock.url(), RequestSuite.with(good, field));
                assertThat(mock.fastPathResponses()).as(field).isEqualTo(before);

                Exchange second = TestHttp.send(mock.url(), RequestSuite.with(good, field));

                assertThat(mock.fastPathResponses()).as(field).isEqualTo(before + 1);
                assertThat(second.body()).as(field).isEqualTo(first.body());
                assertThat(fields(second)).as(field).isEqualTo(fields(first));
            }
        }
    }

    @Test
    void aRequestWhoseResponseMayChangeTakesTheSlowPath() {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        Request good = SampleRequests.good(operation);
        long before = FAST.fastPathResponses();

        for (int time = 0; time < 2; time++) {
            for (String field : List.of(
                    "Range: bytes=0-1",
                    "If-None-Match: *",
                    "chatspec-delay: 1",
                    "Prefer: dynamic=true",
                    "Prefer: wait=0",
                    "X-Forwarded-For: 192.0.2.7")) {
                TestHttp.send(FAST.url(), RequestSuite.with(good, field));
            }
            TestHttp.send(FAST.url(), new Request("POST", good.url(), good.headers()));
            TestHttp.send(
                    FAST.url(), new Request("GET", good.url() + separator(good) + "__dynamic=true", good.headers()));
            TestHttp.send(FAST.url(), new Request("GET", "/no/such/path", good.headers()));
        }

        assertThat(FAST.fastPathResponses()).isEqualTo(before);
    }

    @Test
    void aRequestWithAViolationIsListedEachTime() {
        Request good =
                SampleRequests.good(SampleRequests.operations().findFirst().orElseThrow());
        Request bad = new Request("GET", good.url(), Headers.NONE);
        try (MockServer mock = MockServer.start(0)) {
            TestHttp.send(mock.url(), bad);
            int once = mock.violations().size();

            TestHttp.send(mock.url(), bad);
            TestHttp.send(mock.url(), bad);

            assertThat(once).isPositive();
            assertThat(mock.violations()).hasSize(3 * once);
        }
    }

    @Test
    void requestsDifferIfAFieldDiffersThatAStubOrAnOperationNames() {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        Request good = SampleRequests.good(operation);
        RequestFields.of(List.of(operation)).forEach(field -> {
            Headers headers = Headers.NONE;
            for (Map.Entry<String, List<String>> one : good.headers().asMap().entrySet()) {
                headers = one.getKey().equalsIgnoreCase(field)
                        ? headers
                        : headers.with(one.getKey(), one.getValue().get(0));
            }
            assertSame(good);
            assertSame(new Request("GET", good.url(), headers));
            assertSame(new Request("GET", good.url(), headers.with(field, "other")));
        });
    }

    @Test
    void aContractThatIsReplacedIsNotServed() {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        try (MockServer mock = MockServer.start(0)) {
            Request preferring = RequestSuite.with(SampleRequests.good(operation), "Prefer: code=401");
            TestHttp.send(mock.url(), preferring);
            assertThat(TestHttp.send(mock.url(), preferring).status()).isEqualTo(401);

            mock.serve(Contract.builtIn().stream()
                    .filter(contract -> !contract.name().equals(operation.contract()))
                    .toList());

            assertThat(mock.isFastPathOpen()).isTrue();
            assertThat(TestHttp.header(TestHttp.send(mock.url(), preferring), "Matched-Stub-Id"))
                    .isEmpty();
        }
    }

    @Test
    void anAddedStubClosesTheFastPath() {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        try (MockServer mock = MockServer.start(0)) {
            assertThat(TestHttp.send(mock.url(), operation).status()).isEqualTo(200);

            mock.wireMock().stubFor(any(anyUrl()).atPriority(0).willReturn(ok("mine")));

            assertThat(new String(TestHttp.send(mock.url(), operation).body(), StandardCharsets.UTF_8))
                    .isEqualTo("mine");
            assertThat(mock.isFastPathOpen()).isFalse();
        }
    }

    @Test
    void aRemovedStubIsNotServed() {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        try (MockServer mock = MockServer.start(0)) {
            TestHttp.send(mock.url(), operation);
            ServeEvent served = mock.wireMock().getAllServeEvents().get(0);

            mock.wireMock().removeStub(served.getStubMapping());

            assertThat(TestHttp.send(mock.url(), operation).body())
                    .isNotEqualTo(served.getResponse().getBody());
        }
    }

    @ParameterizedTest
    @MethodSource("adminRequests")
    void aChangeByTheAdminApiClosesTheFastPath(String method, String path, String body) throws Exception {
        try (MockServer mock = MockServer.start(0)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(mock.url() + path))
                    .method(method, BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json")
                    .build();
            assertThat(mock.isFastPathOpen()).isTrue();

            int status = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();

            assertThat(status).isBetween(200, 299);
            assertThat(mock.isFastPathOpen()).isFalse();
        }
    }

    @Test
    void aResetRestoresTheStubsOfTheContracts() throws Exception {
        try (MockServer mock = MockServer.start(0)) {
            mock.wireMock().stubFor(any(anyUrl()).atPriority(0).willReturn(ok("mine")));

            mock.wireMock().resetToDefaultMappings();

            assertThat(SampleRequests.operations())
                    .allSatisfy(operation -> assertThat(
                                    TestHttp.send(mock.url(), operation).body())
                            .isEqualTo(TestHttp.send(FAST.url(), operation).body()));
        }
    }

    static Stream<Arguments> adminRequests() {
        return Stream.of(
                Arguments.of(
                        "POST", "/__admin/mappings", "{\"request\":{\"url\":\"/x\"},\"response\":{\"status\":200}}"),
                Arguments.of("DELETE", "/__admin/mappings", ""),
                Arguments.of("POST", "/__admin/mappings/reset", ""),
                Arguments.of("POST", "/__admin/reset", ""),
                Arguments.of("POST", "/__admin/settings", "{\"fixedDelay\":1}"));
    }

    @Test
    void aListenerReceivesEveryRequest() {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        List<String> received = new ArrayList<>();
        try (MockServer mock = MockServer.start(0)) {
            mock.wireMock().addMockServiceRequestListener((request, response) -> received.add(request.getUrl()));
            TestHttp.send(mock.url(), operation);
        }
        assertThat(received).containsExactly(SampleRequests.good(operation).url());
    }

    /** The first such request may take another way than those after it. */
    private static void assertSame(Request request) {
        Exchange slow = TestHttp.send(SLOW.url(), request);
        for (int time = 0; time < 2; time++) {
            Exchange fast = TestHttp.send(FAST.url(), request);
            assertThat(fast.status()).as(request.toString()).isEqualTo(slow.status());
            assertThat(fields(fast)).as(request.toString()).isEqualTo(fields(slow));
            // The body of an unmatched request contains the port.
            if (fast.headers().orElseThrow().first("Matched-Stub-Id").isPresent()) {
                assertThat(fast.body()).as(request.toString()).isEqualTo(slow.body());
            }
        }
    }

    private static Map<String, List<String>> fields(Exchange answer) {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.putAll(answer.headers().orElseThrow().asMap());
        fields.remove("Date");
        return fields;
    }
}
