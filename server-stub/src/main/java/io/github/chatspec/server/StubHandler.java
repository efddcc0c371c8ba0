package io.github.chatspec.server;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Router;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers Jetty's requests: what the contract refuses first, then what the implementation says. */
final class StubHandler extends Handler.Abstract.NonBlocking {

    private static final Logger LOG = LoggerFactory.getLogger(StubHandler.class);

    private final Router router;
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, Sample> failures = new ConcurrentHashMap<>();

    /** What goes over the wire. */
    private record Answer(int status, Map<String, String> headers, ByteBuffer body) {

        static Answer of(Sample sample) {
            Map<String, String> headers = new LinkedHashMap<>(sample.headers());
            headers.put("Content-Type", sample.mediaType());
            return new Answer(sample.status(), headers, ByteBuffer.wrap(sample.body()));
        }

        static Answer empty(int status, Map<String, String> headers) {
            return new Answer(status, headers, ByteBuffer.allocate(0));
        }
    }

    StubHandler(Map<Contract, Object> implementations) {
        router = new Router(List.copyOf(implementations.keySet()));
        implementations.forEach((contract, implementation) -> contract.operations()
                .forEach(operation -> endpoints.put(operation.qualifiedId(), Endpoint.of(operation, implementation))));
    }

    /** Answers an operation with a sample, whatever is asked, until the failure is taken back. */
    void fail(String operation, String example) {
        Endpoint endpoint = endpoints.get(operation);
        Optional<Sample> sample =
                Optional.ofNullable(endpoint).flatMap(known -> known.operation().sample(example));
        failures.put(
                operation,
                sample.orElseThrow(() -> new IllegalArgumentException(
                        "The contract has no example " + example + " for " + operation + ".")));
    }

    void recover() {
        failures.clear();
    }

    @Override
    public boolean handle(org.eclipse.jetty.server.Request in, Response out, Callback callback) {
        Request request = new Request(in.getMethod(), in.getHttpURI().getPathQuery(), headers(in));
        Answer answer = answer(request);
        out.setStatus(answer.status());
        answer.headers().forEach(out.getHeaders()::put);
        if (answer.status() != 204) {
            out.getHeaders().put("Content-Length", String.valueOf(answer.body().remaining()));
        }
        boolean bodiless = request.method().equals("HEAD") || answer.status() == 304;
        out.write(true, bodiless ? null : answer.body(), callback);
        return true;
    }

    private Answer answer(Request request) {
        Optional<Operation> asked = router.route(request).map(Router.Route::operation);
        if (asked.isEmpty()) {
            return methodsOf(request)
                    .map(allow -> Answer.empty(405, Map.of("Allow", allow)))
                    .orElseGet(() -> Answer.empty(404, Map.of()));
        }
        Operation operation = asked.get();
        if (request.method().equals("OPTIONS")) {
            return Answer.empty(204, Map.of("Allow", methodsOf(request).orElseThrow()));
        }
        Optional<Sample> refusal =
                Optional.ofNullable(failures.get(operation.qualifiedId())).or(() -> operation.refusal(request));
        return refusal.map(Answer::of).orElseGet(() -> call(endpoints.get(operation.qualifiedId()), request));
    }

    private static Answer call(Endpoint endpoint, Request request) {
        try {
            ReadyAnswer ready = endpoint.answer(request);
            int status = success(endpoint.operation());
            Map<String, String> headers = new LinkedHashMap<>();
            endpoint.operation().response(status).ifPresent(response -> headers.putAll(response.headers()));
            ready.tag().ifPresent(tag -> headers.put("ETag", tag.toString()));
            if (ready.isKnownTo(request)) {
                // Jetty always says a length, and of a 304 it must be that of the chat.
                return new Answer(304, headers, ready.body());
            }
            headers.put("Content-Type", endpoint.mediaType());
            return new Answer(status, headers, ready.body());
        } catch (Refusal refusal) {
            return Answer.of(refusal.sample());
        } catch (Endpoint.BadValueException e) {
            return Answer.empty(400, Map.of());
        } catch (Exception e) {
            LOG.error("{} failed", endpoint.operation(), e);
            return endpoint.operation().samples().stream()
                    .filter(sample -> sample.status() == 500)
                    .findFirst()
                    .map(Answer::of)
                    .orElseGet(() -> Answer.empty(500, Map.of()));
        }
    }

    private static int success(Operation operation) {
        return operation.responses().stream()
                .filter(response -> response.status().startsWith("2"))
                .mapToInt(response -> Integer.parseInt(response.status()))
                .findFirst()
                .orElse(200);
    }

    /** The methods that the path knows, or nothing where no contract knows the path. */
    private Optional<String> methodsOf(Request request) {
        List<String> methods = endpoints.values().stream()
                .map(Endpoint::operation)
                .filter(operation ->
                        Router.pathParameters(operation.path(), request.path()).isPresent())
                .map(Operation::method)
                .toList();
        return methods.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", methods) + (methods.contains("GET") ? ", HEAD" : "") + ", OPTIONS");
    }

    private static Headers headers(org.eclipse.jetty.server.Request in) {
        // All at once, since each Headers.with copies those before it.
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (HttpField field : in.getHeaders()) {
            fields.computeIfAbsent(field.getName(), name -> new ArrayList<>(1)).add(String.valueOf(field.getValue()));
        }
        return Headers.of(fields);
    }
}
