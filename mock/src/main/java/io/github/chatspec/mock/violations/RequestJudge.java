package io.github.chatspec.mock.violations;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.rule.InternalErrorRule;
import io.github.chatspec.routing.Router;
import io.github.chatspec.serving.JettyRequests;
import io.github.chatspec.text.HttpMethods;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges requests by the contracts of one judge. */
final class RequestJudge {

    private static final String OPERATION_UNKNOWN = "operation-unknown";

    /** The rules that judge a request although their findings are about the whole exchange. */
    private static final Set<String> RELEVANT = Set.of(OPERATION_UNKNOWN, InternalErrorRule.ID);

    private final Judge source;
    private final Judge judge;
    private final KnownGoodRequests knownGood;

    RequestJudge(Judge source) {
        this.source = source;
        this.judge = source.masking();
        this.knownGood = new KnownGoodRequests(judge.operations());
    }

    /** Returns whether this judges by the contracts of another judge, which has replaced the one given. */
    boolean isOutdated(Judge current) {
        return source != current;
    }

    List<RequestViolation> violations(org.eclipse.jetty.server.Request request) {
        if (JettyRequests.hasBody(request)) {
            return judge(JettyRequests.requestWithBody(request));
        }
        String key = knownGood.key(request);
        if (knownGood.contains(key)) {
            return List.of();
        }
        List<RequestViolation> violations = judge(JettyRequests.requestWithBody(request));
        if (violations.isEmpty()) {
            knownGood.add(key);
        }
        return violations;
    }

    private List<RequestViolation> judge(Request request) {
        Exchange exchange = Exchange.of(request);
        Optional<Router.Route> route = judge.route(exchange);
        List<RequestViolation> violations = new ArrayList<>();
        for (Finding finding : judge.judge(exchange, route)) {
            if (finding.isAboutRequest() || RELEVANT.contains(finding.rule())) {
                violations.add(violation(
                        request, finding.operation(), finding.cause().orElse(""), finding.rule(), finding.message()));
            }
        }
        route.map(Router.Route::operation)
                .filter(operation -> hasOtherMethod(operation, request))
                .ifPresent(operation -> violations.add(violation(
                        request,
                        Optional.of(operation.qualifiedId()),
                        "",
                        OPERATION_UNKNOWN,
                        "The path belongs to " + operation.qualifiedId() + ", whose method is " + operation.method()
                                + ", not " + HttpMethods.shown(request.method()) + ".")));
        return violations;
    }

    /** The judge assigns such a request to the operation, since that documents the response. */
    private static boolean hasOtherMethod(Operation operation, Request request) {
        boolean head = request.method().equals("HEAD") && operation.method().equals("GET");
        return !head && !request.method().equals(operation.method());
    }

    private static RequestViolation violation(
            Request request, Optional<String> operation, String place, String rule, String message) {
        return new RequestViolation(
                Instant.now(), HttpMethods.shown(request.method()), request.path(), operation, place, rule, message);
    }
}
