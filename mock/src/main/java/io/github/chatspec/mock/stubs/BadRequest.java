package io.github.chatspec.mock.stubs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.judge.rule.RequestBodyRule;
import io.github.chatspec.mock.violations.RequestViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request to an operation that violates the contract.
 *
 * <p>It is answered by the refusal that the contract documents, or else by one of the mock, as problem details (RFC 9457).
 */
final class BadRequest {

    /** What is wrong with a request, the first thing that a server would refuse first. */
    private enum Fault {
        CREDENTIALS("unauthorized", 401, 403),
        MEDIA_TYPE("unsupported-media-type", 415, 400),
        PARAMETER("bad-request", 400, 422),
        BODY("bad-request", 422, 400);

        private final String refusal;
        private final int status;
        private final int otherStatus;

        Fault(String refusal, int status, int otherStatus) {
            this.refusal = refusal;
            this.status = status;
            this.otherStatus = otherStatus;
        }
    }

    private final Operation operation;
    private final Fault fault;
    private final List<RequestViolation> violations;

    private BadRequest(Operation operation, Fault fault, List<RequestViolation> violations) {
        this.operation = operation;
        this.fault = fault;
        this.violations = violations;
    }

    /**
     * Returns a request that is to be refused.
     *
     * @param operation its operation
     * @param violations its violations
     * @return the request; empty if no violation is about its credentials, parameters or body
     */
    static Optional<BadRequest> of(Operation operation, List<RequestViolation> violations) {
        Fault worst = null;
        List<RequestViolation> relevant = new ArrayList<>();
        for (RequestViolation violation : violations) {
            Optional<Fault> fault = fault(operation, violation);
            if (fault.isPresent()) {
                relevant.add(violation);
                worst = worst == null || fault.get().compareTo(worst) < 0 ? fault.get() : worst;
            }
        }
        return worst == null ? Optional.empty() : Optional.of(new BadRequest(operation, worst, relevant));
    }

    private static Optional<Fault> fault(Operation operation, RequestViolation violation) {
        String rule = violation.rule();
        if (rule.equals("request-media-type")) {
            return Optional.of(Fault.MEDIA_TYPE);
        }
        if (rule.equals("request-body")) {
            return Optional.of(violation.place().equals(RequestBodyRule.TEXT) ? Fault.PARAMETER : Fault.BODY);
        }
        if (rule.equals("request-missing") && isCredential(operation, violation)) {
            return Optional.of(Fault.CREDENTIALS);
        }
        return rule.equals("request-missing") || rule.equals("request-type")
                ? Optional.of(Fault.PARAMETER)
                : Optional.empty();
    }

    private static boolean isCredential(Operation operation, RequestViolation violation) {
        return operation.credentials().stream()
                .flatMap(List::stream)
                .anyMatch(credential -> violation.place().equals(credential.in() + " " + credential.name()));
    }

    /** Returns whether nothing but the content of its body is wrong. */
    boolean isOnlyInBody() {
        return fault == Fault.BODY;
    }

    /** Returns the response that refuses the request. */
    ResponseDefinition response() {
        return ContractRefusal.of(operation, fault.status, fault.otherStatus).orElseGet(this::problem);
    }

    private ResponseDefinition problem() {
        ObjectNode body = ProblemDetails.of(
                fault.status, "The request violates the contract of " + operation.qualifiedId() + ".");
        ArrayNode errors = body.putArray("errors");
        for (RequestViolation violation : violations) {
            ObjectNode error = errors.addObject().put("detail", violation.message());
            String[] place = violation.place().split(" ", 2);
            error.put("in", place[0]);
            if (place[0].equals("body")) {
                error.put("pointer", place.length > 1 && place[1].startsWith("/") ? "#" + place[1] : "#");
            } else if (place.length > 1) {
                error.put("name", place[1]);
            }
        }
        ResponseDefinitionBuilder response = ProblemDetails.response(fault.refusal, body);
        if (fault == Fault.CREDENTIALS) {
            response.withHeader("WWW-Authenticate", challenges().toArray(new String[0]));
        }
        return response.build();
    }

    /** Returns a challenge for each authentication scheme of the operation (RFC 9110, section 11.6.1). */
    private Set<String> challenges() {
        Set<String> challenges = new TreeSet<>();
        for (List<Credential> alternative : operation.credentials()) {
            for (Credential credential : alternative) {
                String scheme = credential.authentication().orElse("apikey");
                challenges.add(scheme.substring(0, 1).toUpperCase(Locale.ROOT) + scheme.substring(1) + " realm=\""
                        + operation.contract() + "\"");
            }
        }
        return challenges;
    }
}
