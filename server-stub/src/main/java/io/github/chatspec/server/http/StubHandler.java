package io.github.chatspec.server.http;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.io.UserError;
import io.github.chatspec.routing.Router;
import io.github.chatspec.server.chats.DocumentedRefusal;
import io.github.chatspec.server.chats.EntityTag;
import io.github.chatspec.server.chats.WrittenAnswer;
import io.github.chatspec.serving.AcceptHeader;
import io.github.chatspec.serving.Reply;
import io.github.chatspec.serving.RequestMetrics;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests to operations: with a refusal that the contract documents, or with the result of the implementation. */
public final class StubHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StubHandler.class);
    private static final String FAULT = "chatspec-fault";

    private final Router router;
    /** In the order of the contracts. */
    private final List<Endpoint> endpoints = new ArrayList<>();

    private final IdentityHashMap<Operation, Endpoint> byOperation = new IdentityHashMap<>();
    private final AccessRules access;
    private final OrderedFaults faults;
    private final RequestMetrics metrics;

    /**
     * Creates a handler.
     *
     * @param implementations the objects that implement the generated interfaces of each contract
     * @param access the rules for tokens and teams
     * @param metrics counts the requests
     * @throws UserError if an operation has no implementation, or more than one
     */
    public StubHandler(Map<Contract, ? extends List<?>> implementations, AccessRules access, RequestMetrics metrics) {
        router = new Router(List.copyOf(implementations.keySet()));
        implementations.forEach((contract, objects) ->
                contract.operations().forEach(operation -> endpoints.add(Endpoint.of(operation, objects))));
        endpoints.forEach(endpoint -> byOperation.put(endpoint.operation(), endpoint));
        this.access = access;
        this.metrics = metrics;
        this.faults =
                new OrderedFaults(endpoints.stream().map(Endpoint::operation).toList());
    }

    /** Returns the router that finds the operations. */
    public Router router() {
        return router;
    }

    /** Returns the examples that operations return instead of their result. */
    public OrderedFaults faults() {
        return faults;
    }

    /** Returns the reply to a request. */
    public Reply reply(Request request) {
        Optional<Router.Route> route = router.route(request);
        if (route.isEmpty()) {
            metrics.miss();
            return unrouted(request);
        }
        Endpoint endpoint = byOperation.get(route.get().operation());
        Reply reply = reply(endpoint, request);
        // Counted before it is sent, so that a client which has received it finds it in the metrics.
        metrics.count(endpoint.name(), reply.status());
        return reply;
    }

    private Reply reply(Endpoint endpoint, Request request) {
        Operation operation = endpoint.operation();
        if (request.method().equals("OPTIONS")) {
            return Reply.options(router.methods(request.path()));
        }
        Optional<String> fault = request.headers().first(FAULT);
        if (fault.isPresent()) {
            return OrderedFaults.names(operation).contains(fault.get())
                    ? Reply.of(operation.sample(fault.get()).orElseThrow())
                    : AdminPages.unknownFault(operation);
        }
        Optional<Sample> refusal =
                faults.next(operation).or(() -> operation.refusal(access.withRefusedValues(operation, request)));
        Reply reply = refusal.isPresent() ? Reply.of(refusal.get()) : call(endpoint, request);
        return acceptable(reply, operation, request);
    }

    private Reply unrouted(Request request) {
        Set<String> allowed = router.methods(request.path());
        if (!allowed.isEmpty()) {
            return request.method().equals("OPTIONS") ? Reply.options(allowed) : Reply.methodNotAllowed(allowed);
        }
        return Reply.refusal(
                404,
                "unknown-path",
                "No contract has this path; use one of these.",
                "paths",
                endpoints.stream().map(endpoint -> endpoint.operation().path()).toList());
    }

    /** Returns a reply, or a refusal if the request does not accept its media type. */
    private static Reply acceptable(Reply reply, Operation operation, Request request) {
        List<String> accepted = request.headers().all("Accept");
        if (accepted.isEmpty()
                || reply.mediaType().isEmpty()
                || AcceptHeader.of(accepted).weight(reply.mediaType()) > 0) {
            return reply;
        }
        return Reply.notAcceptable(operation);
    }

    private static Reply reply(WrittenAnswer answer, Endpoint endpoint, Request request) {
        HttpFields.Mutable headers = HttpFields.build(endpoint.headers());
        Optional<EntityTag> tag = answer.tag();
        if (tag.isPresent()) {
            headers.put(HttpHeader.ETAG, tag.get().toString());
            if (tag.get().isAmong(request.headers().all("If-None-Match"))) {
                return new Reply(304, headers, answer.json());
            }
        }
        return new Reply(endpoint.status(), headers.put(endpoint.mediaType()), answer.json());
    }

    private static Reply call(Endpoint endpoint, Request request) {
        try {
            return reply(WrittenAnswer.of(endpoint.call(request)), endpoint, request);
        } catch (DocumentedRefusal refusal) {
            return Reply.of(refusal.sample());
        } catch (Endpoint.BadValueException e) {
            return Reply.empty(400, Map.of());
        } catch (Exception e) {
            LOG.error("{} failed", endpoint.operation(), e);
            return endpoint.operation().samples().stream()
                    .filter(sample -> sample.status() == 500)
                    .findFirst()
                    .map(Reply::of)
                    .orElseGet(() -> Reply.empty(500, Map.of()));
        }
    }
}
