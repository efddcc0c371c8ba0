package io.github.chatspec.mock.fast;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.testing.RequestSuite;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The journal of WireMock contains what the fast path serves. */
class FastPathJournalTest {

    private static final MockServer FAST = MockServer.start(new MockOptions());
    private static final MockServer SLOW = MockServer.start(new MockOptions().withoutFastPath());

    @AfterAll
    static void stop() {
        FAST.close();
        SLOW.close();
    }

    @Test
    void theJournalContainsTheEventsOfWireMock() {
        assertThat(SampleRequests.operations()).allSatisfy(operation -> {
            ServeEvent fast = served(FAST, operation);
            ServeEvent slow = served(SLOW, operation);

            assertSameEvents(fast, slow);
        });
    }

    @Test
    void theJournalContainsARepeatedRequestAsWireMockLogsIt() {
        assertThat(SampleRequests.operations()).allSatisfy(operation -> {
            for (String field : List.of("Prefer: code=404;example=x", "Cookie: a=b; c=d", "Accept-Encoding: gzip")) {
                Request request = RequestSuite.with(SampleRequests.good(operation), field);
                TestHttp.send(FAST.url(), request);
                assertSameEvents(served(FAST, request), served(SLOW, request));
            }
        });
    }

    @Test
    void aFastResponseCanBeVerified() {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        try (MockServer mock = MockServer.start(0)) {
            TestHttp.send(mock.url(), operation);
            TestHttp.send(mock.url(), operation);

            assertThat(mock.fastPathResponses()).isEqualTo(2);
            mock.wireMock()
                    .verify(
                            2,
                            getRequestedFor(
                                    urlEqualTo(SampleRequests.good(operation).url())));
        }
    }

    private static void assertSameEvents(ServeEvent fast, ServeEvent slow) {
        assertThat(fast.getStubMapping().getId())
                .isEqualTo(slow.getStubMapping().getId());
        assertThat(fast.getWasMatched()).isTrue();
        assertThat(fast.getRequest().getUrl()).isEqualTo(slow.getRequest().getUrl());
        assertThat(fast.getRequest().getAbsoluteUrl())
                .isEqualTo(slow.getRequest().getAbsoluteUrl().replace(SLOW.url(), FAST.url()));
        assertThat(fast.getRequest().getMethod()).isEqualTo(slow.getRequest().getMethod());
        assertThat(fast.getRequest().getClientIp()).isEqualTo(slow.getRequest().getClientIp());
        assertThat(fast.getRequest().getAllHeaderKeys())
                .isEqualTo(slow.getRequest().getAllHeaderKeys());
        assertThat(fast.getRequest().getBody()).isEqualTo(slow.getRequest().getBody());
        assertThat(fast.getResponse().getStatus()).isEqualTo(slow.getResponse().getStatus());
        assertThat(fast.getResponse().getBody()).isEqualTo(slow.getResponse().getBody());
        assertThat(fast.getResponse().getHeaders()).isEqualTo(slow.getResponse().getHeaders());
        assertThat(Json.write(fast.getRequest().getCookies()))
                .isEqualTo(Json.write(slow.getRequest().getCookies()));
        for (String name : slow.getRequest().getAllHeaderKeys()) {
            if (!name.equalsIgnoreCase("Host")) {
                assertThat(fast.getRequest().header(name).values())
                        .as(name)
                        .isEqualTo(slow.getRequest().header(name).values());
            }
        }
        assertThat(fast.getResponseDefinition()).isEqualTo(slow.getResponseDefinition());
    }

    private static ServeEvent served(MockServer mock, Operation operation) {
        return served(mock, SampleRequests.good(operation));
    }

    private static ServeEvent served(MockServer mock, Request request) {
        TestHttp.send(mock.url(), request);
        return mock.wireMock().getAllServeEvents().get(0);
    }
}
