package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.server.ServerStub;
import io.github.chatspec.testing.RequestSuite;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server stub, seeded from the samples, and the mock answer alike. */
class SameAnswersTest {

    /** Where the two differ, and why they may. */
    private enum Known {
        /** The mock plays any example by its name; the stub knows only what it has. */
        PREFERENCE {
            @Override
            boolean holds(Two two) {
                return two.request().headers().first("Prefer").isPresent();
            }
        },

        /** What no vendor documents both refuse alike, but each in its own words. */
        OWN_WORDS {
            @Override
            boolean holds(Two two) {
                return two.mock().status() == two.stub().status()
                        && !TestHttp.header(two.stub(), "chatspec-refusal").isEmpty()
                        && (TestHttp.header(two.mock(), "Matched-Stub-Id").isEmpty()
                                || !TestHttp.header(two.mock(), "chatspec-refusal")
                                        .isEmpty());
            }
        },

        /** The stub knows the version of a chat, and whoever has it is not sent it again. */
        VERSION {
            @Override
            boolean holds(Two two) {
                return two.mock().status() == 200
                        && two.stub().status() == 304
                        && two.request().headers().first("If-None-Match").isPresent();
            }
        };

        abstract boolean holds(Two two);
    }

    private record Two(Request request, Exchange mock, Exchange stub) {

        /** What differs, in one line; nothing where the answers are the same. */
        private String difference() {
            if (mock.status() != stub.status()) {
                return "status " + mock.status() + " of the mock, " + stub.status() + " of the stub";
            }
            for (String name : COMPARED) {
                if (!TestHttp.header(mock, name).equals(TestHttp.header(stub, name))) {
                    return "header " + name + " " + TestHttp.header(mock, name) + " of the mock, "
                            + TestHttp.header(stub, name) + " of the stub";
                }
            }
            return tree(mock).equals(tree(stub)) ? "" : "the body of status " + mock.status();
        }
    }

    /** The headers that the contracts document, and what HTTP asks for besides. */
    private static final Set<String> COMPARED = Stream.concat(
                    SampleRequests.operations()
                            .flatMap(operation -> operation.samples().stream())
                            .flatMap(sample -> sample.headers().keySet().stream()),
                    Stream.of("Allow", "Content-Type"))
            .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));

    private static MockServer mock;
    private static ServerStub stub;

    @BeforeAll
    static void start() {
        mock = MockServer.start(0);
        stub = ServerStub.start(0);
    }

    @AfterAll
    static void stop() {
        mock.close();
        stub.close();
    }

    @Test
    void thousandsOfRequestsAreAnsweredTheSame() {
        List<Request> requests = new ArrayList<>(RequestSuite.described());
        RequestSuite.odd(20_261_120).limit(1_500).forEach(requests::add);
        Map<String, Request> unexpected = new LinkedHashMap<>();
        Map<Known, Integer> known = new LinkedHashMap<>();
        for (Request request : requests) {
            Two two = new Two(request, TestHttp.send(mock.url(), request), TestHttp.send(stub.url(), request));
            String difference = two.difference();
            if (!difference.isEmpty()) {
                Stream.of(Known.values())
                        .filter(one -> one.holds(two))
                        .findFirst()
                        .ifPresentOrElse(
                                one -> known.merge(one, 1, Integer::sum),
                                () -> unexpected.putIfAbsent(difference, request));
            }
        }
        assertThat(requests).hasSizeGreaterThan(1_500);
        assertThat(unexpected).isEmpty();
        assertThat(known).containsOnlyKeys(Known.values());
    }

    @Test
    void aBadRequestIsRefusedWithTheSameStatus() {
        Map<String, String> different = new LinkedHashMap<>();
        int sent = 0;
        for (Operation operation : SampleRequests.operations().toList()) {
            for (Map.Entry<String, String> broken :
                    RequestSuite.broken(operation).entrySet()) {
                int ofMock = TestHttp.sendRaw(mock.url(), broken.getValue());
                int ofStub = TestHttp.sendRaw(stub.url(), broken.getValue());
                sent++;
                if (ofMock != ofStub) {
                    different.put(operation.qualifiedId() + " " + broken.getKey(), ofMock + " and " + ofStub);
                }
            }
        }
        assertThat(sent).isGreaterThan(60);
        assertThat(different).isEmpty();
    }

    private static JsonNode tree(Exchange answer) {
        byte[] body = answer.body() == null ? new byte[0] : answer.body();
        if (body.length > 0 && TestHttp.header(answer, "Content-Encoding").equals("gzip")) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return body.length == 0 ? MissingNode.getInstance() : TestHttp.json(body);
    }
}
