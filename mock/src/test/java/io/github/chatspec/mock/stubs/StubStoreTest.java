package io.github.chatspec.mock.stubs;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathTemplate;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.store.InMemoryStubMappingStore;
import com.github.tomakehurst.wiremock.store.StubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.state.ItemCollections;
import io.github.chatspec.testing.RequestSuite;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StubStoreTest {

    private final StubStore store = new StubStore();

    @Test
    void aStubIsFoundByItsIdUntilItIsRemoved() {
        StubMapping one = added("/one");
        StubMapping two = added("/two");

        assertThat(store.get(one.getId())).containsSame(one);
        store.remove(one);

        assertThat(store.get(one.getId())).isEmpty();
        assertThat(store.get(two.getId())).containsSame(two);
        assertThat(store.getAll()).containsExactly(two);
    }

    @Test
    void aStubReplacesAnother() {
        StubMapping before = added("/one");
        StubMapping after =
                get("/other").willReturn(ok()).withId(before.getId()).build();
        store.replace(before, after);

        assertThat(store.get(before.getId())).containsSame(after);
        assertThat(store.getAll()).containsExactly(after);
    }

    @Test
    void aStubCanBeRemovedByItsRequest() {
        StubMapping one = added("/one");
        store.remove(get("/one").willReturn(ok()).withId(UUID.randomUUID()).build());

        assertThat(store.get(one.getId())).isEmpty();
        assertThat(store.getAll()).isEmpty();
    }

    @Test
    void noStubIsFoundWithoutAnIdOrAfterClearing() {
        StubMapping one = added("/one");

        assertThat(store.get(null)).isEmpty();
        store.clear();
        assertThat(store.get(one.getId())).isEmpty();
    }

    @Test
    void theFirstMatchingStubIsThatOfWireMock() {
        InMemoryStubMappingStore linear = new InMemoryStubMappingStore();
        List<StubMapping> stubs = new ArrayList<>(
                ContractStubs.of(Contract.builtIn(), ContractStubs.ranks(Contract.builtIn()), ItemCollections.NONE));
        stubs.add(get(urlMatching("/v3.*")).atPriority(20).willReturn(ok()).build());
        stubs.add(get(urlEqualTo("/v3.1/chats?page=1")).willReturn(ok()).build());
        stubs.add(any(anyUrl()).atPriority(2_000_000_000).willReturn(ok()).build());
        stubs.add(any(urlPathTemplate("/{a}/{b}/{c}"))
                .atPriority(15)
                .withRequestBody(equalTo("x"))
                .willReturn(ok())
                .build());
        for (StubMapping stub : stubs) {
            linear.add(stub);
            store.add(stub);
        }
        store.remove(stubs.get(3));
        linear.remove(stubs.get(3));
        List<Request> requests = new ArrayList<>(RequestSuite.described());
        RequestSuite.odd(20_261_130).limit(2_000).forEach(requests::add);

        assertThat(requests)
                .allSatisfy(request -> assertThat(first(store, request)).isSameAs(first(linear, request)));
    }

    private static StubMapping first(StubMappingStore store, Request request) {
        return store.findAllMatchingRequest(sent(request, "x"), Map.of(), event -> {})
                .findFirst()
                .orElse(null);
    }

    /** WireMock's request can only be created from JSON. */
    private static LoggedRequest sent(Request request, String body) {
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        sent.put("url", request.url())
                .put("absoluteUrl", "http://h" + request.url())
                .put("method", request.method())
                .put("clientIp", "127.0.0.1")
                .put("protocol", "HTTP/1.1")
                .put("bodyAsBase64", Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
        ObjectNode fields = sent.putObject("headers");
        request.headers().asMap().forEach((name, values) -> values.forEach(fields.withArray(name)::add));
        sent.putObject("cookies");
        return Json.read(sent.toString(), LoggedRequest.class);
    }

    @Test
    void onlyTheStubsOfThePathAreComparedWithARequest() {
        for (int i = 0; i < 1000; i++) {
            added("/things/" + i);
        }
        List<StubMapping> bikes = new ArrayList<>();
        for (String id : List.of("a", "b", "c")) {
            StubMapping stub = get(urlPathTemplate("/bikes/{id}"))
                    .withPathParam("id", equalTo(id))
                    .withRequestBody(equalToJson("{}"))
                    .willReturn(ok())
                    .build();
            store.add(stub);
            bikes.add(stub);
        }
        Request request = new Request("GET", "/bikes/b", Headers.NONE);
        List<SubEvent> events = new ArrayList<>();

        assertThat(store.findAllMatchingRequest(sent(request, "no JSON"), Map.of(), events::add))
                .isEmpty();
        // Each comparison with a body that is not JSON is an event.
        assertThat(events).hasSize(1);
        assertThat(store.findAllMatchingRequest(sent(request, "{}"), Map.of(), events::add))
                .containsExactly(bikes.get(1));
    }

    @Test
    void aStubWithAScenarioIsFollowedByOthers() {
        StubMapping general = added("/one");
        StubMapping inScenario = get("/one")
                .inScenario("s")
                .whenScenarioStateIs("later")
                .willReturn(ok())
                .withId(UUID.randomUUID())
                .build();
        store.add(inScenario);

        assertThat(store.findAllMatchingRequest(
                        sent(new Request("GET", "/one", Headers.NONE), ""), Map.of(), event -> {}))
                .containsExactly(inScenario, general);
    }

    @Test
    void stubsAreCreatedWhenTheFirstOneIsNeeded() {
        AtomicInteger times = new AtomicInteger();
        StubMapping one = get("/one").willReturn(ok()).withId(UUID.randomUUID()).build();
        store.addWhenNeeded(() -> {
            times.incrementAndGet();
            return List.of(one);
        });
        assertThat(times).hasValue(0);

        StubMapping two = added("/one");

        assertThat(store.getAll()).containsExactly(two, one);
        assertThat(store.get(one.getId())).containsSame(one);
        assertThat(times).hasValue(1);
    }

    @Test
    void stubsThatWereNotNeededAreCleared() {
        store.addWhenNeeded(() ->
                List.of(get("/one").willReturn(ok()).withId(UUID.randomUUID()).build()));
        store.clear();

        assertThat(store.getAll()).isEmpty();
    }

    private StubMapping added(String path) {
        StubMapping stub = get(path).willReturn(ok()).withId(UUID.randomUUID()).build();
        store.add(stub);
        return stub;
    }
}
