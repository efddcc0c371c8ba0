package io.github.chatspec.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.server.chats.DocumentedRefusal;
import io.github.chatspec.server.chats.ModelJson;
import io.github.chatspec.server.chats.VendorOperations;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jersey runs the implementations unchanged. */
class JerseyTest {

    private static final String BASE = "http://127.0.0.1/";

    private static ApplicationHandler jersey;
    private static ServerStub stub;

    private static final class Mapper implements ContextResolver<ObjectMapper> {
        @Override
        public ObjectMapper getContext(Class<?> type) {
            return ModelJson.mapper();
        }
    }

    private static final class Refusals implements ExceptionMapper<DocumentedRefusal> {
        @Override
        public Response toResponse(DocumentedRefusal refusal) {
            Sample sample = refusal.sample();
            return Response.status(sample.status())
                    .type(sample.mediaType())
                    .entity(sample.body())
                    .build();
        }
    }

    @BeforeAll
    static void start() {
        ResourceConfig resources = new ResourceConfig().register(new Mapper()).register(new Refusals());
        VendorOperations.load().forEach(resources::register);
        jersey = new ApplicationHandler(resources);
        stub = ServerStub.start(0);
    }

    @AfterAll
    static void stop() {
        stub.close();
        jersey.onShutdown(null);
    }

    static Stream<SampleRequests> successes() {
        return SampleRequests.all().stream().filter(ask -> !ask.sample().isRefusal());
    }

    static Stream<SampleRequests> unknownChats() {
        return SampleRequests.all().stream()
                .filter(ask -> SampleRequests.unknownId(ask.operation()).equals(Optional.of(ask.sample())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("successes")
    void jerseyAnswersWhatTheStubAnswers(SampleRequests ask) throws Exception {
        Exchange answer = TestHttp.send(stub.url(), ask.request());

        Exchange same = jersey(ask.request());

        assertThat(same.status()).isEqualTo(answer.status()).isEqualTo(200);
        assertThat(TestHttp.header(same, "Content-Type")).isEqualTo(TestHttp.header(answer, "Content-Type"));
        assertThat(TestHttp.json(same)).isEqualTo(TestHttp.json(answer));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unknownChats")
    void jerseyRefusesAnUnknownIdWithTheSampleForIt(SampleRequests ask) throws Exception {
        Exchange answer = jersey(ask.request());

        assertThat(answer.status()).isEqualTo(ask.sample().status());
        assertThat(TestHttp.header(answer, "Content-Type"))
                .isEqualTo(ask.sample().mediaType());
        assertThat(TestHttp.json(answer)).isEqualTo(TestHttp.json(ask.sample().body()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void jerseyAnswersOnlyDocumentedPaths(Operation operation) throws Exception {
        Request good = SampleRequests.good(operation);

        assertThat(jersey(new Request(good.method(), "/x" + good.url(), good.headers()))
                        .status())
                .isEqualTo(404);
    }

    static Stream<Operation> operations() {
        return SampleRequests.operations();
    }

    private static Exchange jersey(Request request) throws Exception {
        ContainerRequest in = new ContainerRequest(
                URI.create(BASE),
                URI.create(BASE).resolve(request.url()),
                request.method(),
                null,
                new MapPropertiesDelegate(),
                null);
        request.headers().asMap().forEach((name, values) -> in.getHeaders().addAll(name, values));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ContainerResponse out = jersey.apply(in, body).get();
        return Exchange.of(request)
                .status(out.getStatus())
                .headers(Headers.of(out.getStringHeaders()))
                .body(body.toByteArray());
    }
}
