package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stateful mock keeps what is written to the collections of a contract. */
class StatefulTest {

    private static final Contract CONTRACT = Contract.of("zoo", zoo());

    private static final Judge JUDGE = Judge.of(CONTRACT);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static MockServer mock;

    @BeforeAll
    static void start() {
        mock = MockServer.start(new MockOptions().contracts(List.of(CONTRACT)).stateful(true));
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    @BeforeEach
    void reset() {
        assertThat(send("POST", "/__chatspec/reset", "").status()).isEqualTo(200);
    }

    private static String zoo() {
        try (InputStream in = StatefulTest.class.getResourceAsStream("zoo.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exchange send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(mock.url() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
            boolean isPatch = method.equals("PATCH");
            request.header("Content-Type", isPatch ? "application/merge-patch+json" : "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<byte[]> answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            return Exchange.of(new Request(method, mock.url() + path, Headers.NONE))
                    .status(answer.statusCode())
                    .headers(Headers.of(answer.headers().map()))
                    .body(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request whose response must conform to the contract. */
    private static JsonNode good(String method, String path, String body, int status) {
        Exchange answer = send(method, path, body);
        assertThat(answer.status()).as(method + " " + path).isEqualTo(status);
        assertThat(JUDGE.judge(answer))
                .filteredOn(finding -> finding.level() == Level.ERROR)
                .isEmpty();
        return TestHttp.json(answer);
    }

    private static JsonNode json(String text) {
        return TestHttp.json(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Integer> ids() {
        List<Integer> ids = new ArrayList<>();
        good("GET", "/pets", "", 200)
                .path("pets")
                .forEach(pet -> ids.add(pet.path("id").intValue()));
        return ids;
    }

    @Test
    void aCollectionBeginsWithTheItemsOfTheExamples() {
        assertThat(mock.collections()).containsExactly("/pets", "/pets/{petId}/visits");
        assertThat(good("GET", "/pets", "", 200)).isEqualTo(json("""
                        {"pets": [{"id": 3, "name": "Rex", "created": "2026-01-01"},
                                  {"id": 7, "name": "Tom", "created": "2026-01-02"}], "next": "/pets?page=2"}"""));
        assertThat(good("GET", "/pets/7", "", 200))
                .isEqualTo(json("{\"id\": 7, \"name\": \"Tom\", \"created\": \"2026-01-02\"}"));
    }

    @Test
    void aNewItemGetsTheNextIdAndWhatOnlyAServerWrites() {
        JsonNode added = good(
                "POST",
                "/pets",
                "{\"name\": \"Ida\", \"secret\": \"x\", \"id\": 99, \"owner\": {\"city\": \"Rome\"}}",
                201);

        assertThat(added.path("id").intValue()).isEqualTo(8);
        assertThat(added.path("name").textValue()).isEqualTo("Ida");
        assertThat(added.path("created").textValue()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(added.path("owner").path("city").textValue()).isEqualTo("Rome");
        assertThat(added.path("owner").path("code").isTextual()).isTrue();
        assertThat(added.has("secret")).isFalse();
        assertThat(good("GET", "/pets/8", "", 200)).isEqualTo(added);
        assertThat(ids()).containsExactly(3, 7, 8);
    }

    @Test
    void theAddressOfANewItemIsReturned() {
        Exchange answer = send("POST", "/v1/pets", "{\"name\": \"Ida\"}");

        assertThat(TestHttp.header(answer, "Location")).isEqualTo("/v1/pets/8");
        assertThat(TestHttp.header(answer, "Matched-Stub-Name")).isEqualTo("stored");
    }

    @Test
    void aPathWithAndWithoutTheBasePathMeansTheSameItems() {
        good("POST", "/v1/pets", "{\"name\": \"Ida\"}", 201);

        assertThat(good("GET", "/pets/8", "", 200).path("name").textValue()).isEqualTo("Ida");
    }

    @Test
    void anItemIsReplacedExceptForWhatOnlyAServerWrites() {
        good("PATCH", "/pets/3", "{\"tag\": \"old\"}", 200);

        JsonNode replaced = good("PUT", "/pets/3", "{\"name\": \"Max\", \"id\": 12, \"created\": \"2020-01-01\"}", 200);

        assertThat(replaced).isEqualTo(json("{\"id\": 3, \"name\": \"Max\", \"created\": \"2026-01-01\"}"));
        assertThat(good("GET", "/pets/3", "", 200)).isEqualTo(replaced);
        assertThat(ids()).containsExactly(3, 7);
    }

    @Test
    void anItemIsMergedAsRfc7396Defines() {
        good("PATCH", "/pets/3", "{\"tag\": \"a\", \"owner\": {\"city\": \"Rome\", \"code\": \"r\"}}", 200);

        JsonNode merged = good("PATCH", "/pets/3", "{\"tag\": null, \"owner\": {\"city\": \"Oslo\"}}", 200);

        assertThat(merged).isEqualTo(json("""
                        {"id": 3, "name": "Rex", "created": "2026-01-01", "owner": {"code": "r", "city": "Oslo"}}"""));
    }

    @Test
    void aDeletedItemIsGone() {
        assertThat(send("DELETE", "/pets/7", "").status()).isEqualTo(204);

        assertThat(ids()).containsExactly(3);
        assertThat(send("GET", "/pets/7", "").status()).isEqualTo(404);
        assertThat(send("HEAD", "/pets/7", "").status()).isEqualTo(404);
        assertThat(send("HEAD", "/pets/3", "").status()).isEqualTo(200);
        assertThat(send("HEAD", "/pets/3", "").body()).isEmpty();
        assertThat(send("DELETE", "/pets/7", "").status()).isEqualTo(404);
        assertThat(good("POST", "/pets", "{\"name\": \"Ida\"}", 201).path("id").intValue())
                .isEqualTo(8);
    }

    @Test
    void anUnknownIdIsRefusedAsDocumentedOrElseByTheMock() {
        assertThat(TestHttp.json(send("GET", "/pets/99", ""))).isEqualTo(json("{\"error\": \"no such pet\"}"));
        Exchange refused = send("PUT", "/pets/99", "{\"name\": \"Max\"}");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(TestHttp.header(refused, "chatspec-refusal")).isEqualTo("unknown-item");
        assertThat(TestHttp.header(refused, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(TestHttp.json(refused).path("detail").textValue()).contains("\"99\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nine", "%00", "3%2F7", "9999999999999999999999", "-3", "3.0", "__proto__"})
    void anIdThatNoItemHasIsNotFoundOrRefused(String id) {
        assertThat(send("GET", "/pets/" + id, "").status()).isIn(400, 404, 422);
        assertThat(send("DELETE", "/pets/" + id, "").status()).isIn(400, 404, 422);
        assertThat(ids()).containsExactly(3, 7);
    }

    @Test
    void aBadRequestChangesNothing() {
        assertThat(send("POST", "/pets", "{\"name\": 1}").status()).isEqualTo(422);
        assertThat(send("POST", "/pets", "{\"name\": ").status()).isEqualTo(400);
        assertThat(send("PUT", "/pets/3", "[]").status()).isEqualTo(422);
        assertThat(send("POST", "/pets", "{\"name\": \"Ida\"}", "Accept", "image/png")
                        .status())
                .isEqualTo(406);

        assertThat(ids()).containsExactly(3, 7);
    }

    @Test
    void aBodyThatIsNotJsonIsAnsweredAsBeforeAndNotKept() {
        Exchange answer = send("POST", "/pets", "Ida", "Content-Type", "text/plain");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(ids()).containsExactly(3, 7);
    }

    @Test
    void aPreferenceComesBeforeTheItems() {
        good("POST", "/pets", "{\"name\": \"Ida\"}", 201);

        Exchange named = send("GET", "/pets", "", "Prefer", "example=none");
        assertThat(TestHttp.json(named)).isEqualTo(json("{\"pets\": []}"));
        assertThat(send("GET", "/pets/3?__code=404", "").status()).isEqualTo(404);
        assertThat(send("DELETE", "/pets/3", "", "Prefer", "code=204").status()).isEqualTo(204);
        assertThat(TestHttp.json(send("GET", "/pets/3", "", "Prefer", "dynamic=true"))
                        .path("name"))
                .isNotEqualTo(json("\"Rex\""));
        assertThat(ids()).containsExactly(3, 7, 8);
    }

    @Test
    void anItemIsSentInTheMediaTypeThatTheClientAccepts() {
        Exchange answer = send("GET", "/pets/3", "", "Accept", "application/xml");

        assertThat(TestHttp.header(answer, "Content-Type")).isEqualTo("application/xml");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("<name>Rex</name>");
    }

    @Test
    void eachParentHasItsOwnItems() {
        JsonNode visit = good("POST", "/pets/3/visits", "{\"reason\": \"cough\"}", 201);

        assertThat(visit.path("id").textValue()).matches("[0-9a-f-]{36}");
        assertThat(good("GET", "/pets/3/visits", "", 200)).isEqualTo(json("[" + visit + "]"));
        assertThat(good("GET", "/pets/7/visits", "", 200)).isEqualTo(json("[]"));
    }

    @Test
    void aListHasAtMostTheDocumentedNumberOfItems() {
        for (int i = 0; i < 3; i++) {
            good("POST", "/pets/3/visits", "{\"reason\": \"cough\"}", 201);
        }

        assertThat(good("GET", "/pets/3/visits", "", 200)).hasSize(2);
    }

    @Test
    void idsDependOnTheSeedAlone() {
        String first = good("POST", "/pets/3/visits", "{\"reason\": \"cough\"}", 201)
                .path("id")
                .textValue();
        String second = good("POST", "/pets/3/visits", "{\"reason\": \"cough\"}", 201)
                .path("id")
                .textValue();
        reset();

        assertThat(second).isNotEqualTo(first);
        assertThat(good("POST", "/pets/3/visits", "{\"reason\": \"fever\"}", 201)
                        .path("id")
                        .textValue())
                .isEqualTo(first);
    }

    @Test
    void aClientMayChooseTheIdUnlessOnlyAServerWritesIt() {
        String visit = "{\"id\": \"5a0da3c3-4882-4352-8db9-8fc47e14111f\", \"reason\": \"cough\"}";
        assertThat(good("POST", "/pets/3/visits", visit, 201)).isEqualTo(json(visit));

        Exchange again = send("POST", "/pets/3/visits", visit);
        assertThat(again.status()).isEqualTo(409);
        assertThat(TestHttp.header(again, "chatspec-refusal")).isEqualTo("item-exists");
    }

    @Test
    void anOperationThatDocumentsItCreatesWhatItReplaces() {
        String path = "/pets/3/visits/5a0da3c3-4882-4352-8db9-8fc47e14111f";

        assertThat(good("PUT", path, "{\"reason\": \"cough\"}", 201).path("id").textValue())
                .isEqualTo("5a0da3c3-4882-4352-8db9-8fc47e14111f");
        assertThat(good("PUT", path, "{\"reason\": \"fever\"}", 200)
                        .path("reason")
                        .textValue())
                .isEqualTo("fever");
        assertThat(good("GET", "/pets/3/visits", "", 200)).hasSize(1);
    }

    @Test
    void writesAtTheSameTimeAreAllKept() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> added = new ArrayList<>();
        try {
            for (int i = 0; i < 64; i++) {
                added.add(threads.submit(() -> TestHttp.json(send("POST", "/pets", "{\"name\": \"Ida\"}"))
                        .path("id")
                        .intValue()));
            }
            HashSet<Integer> ids = new HashSet<>(List.of(3, 7));
            for (Future<Integer> one : added) {
                assertThat(ids.add(one.get())).isTrue();
            }
            assertThat(ids()).containsExactlyInAnyOrderElementsOf(ids);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aResetReturnsToTheExamples() {
        good("POST", "/pets", "{\"name\": \"Ida\"}", 201);
        send("DELETE", "/pets/3", "");
        reset();

        assertThat(ids()).containsExactly(3, 7);
        assertThat(good("POST", "/pets", "{\"name\": \"Ida\"}", 201).path("id").intValue())
                .isEqualTo(8);
    }

    @Test
    void anotherContractBeginsWithItsExamples() {
        good("POST", "/pets", "{\"name\": \"Ida\"}", 201);
        mock.serve(List.of(CONTRACT));

        assertThat(ids()).containsExactly(3, 7);
    }

    @ParameterizedTest
    @CsvSource({"/reports/b,200", "/reports,200"})
    void aCollectionThatNothingChangesIsServedAsBefore(String path, int status) {
        Exchange answer = send("GET", path, "");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(TestHttp.header(answer, "Matched-Stub-Name")).isNotEqualTo("stored");
    }

    @Test
    void theBuiltInContractsAreServedAsBefore() {
        try (MockServer builtIn = MockServer.start(new MockOptions().stateful(true))) {
            assertThat(builtIn.collections()).isEmpty();
            assertThat(builtIn.isFastPathOpen()).isTrue();
        }
    }
}
