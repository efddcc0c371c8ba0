package io.github.chatspec.judge.clean;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.PathTemplate;
import io.github.chatspec.exchange.ByteSpan;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.judge.verdict.RepeatedText;
import io.github.chatspec.routing.Router;
import io.github.chatspec.routing.UrlShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The requests that differ only in the values of path variables, in the query and in the header fields. */
final class KnownRequest {

    private static final int MOST_RESPONSES = 64;

    /** Limits what an operation costs whose exchanges are clean, but never alike. */
    private static final int MOST_FAILURES = 1 << 8;

    private final byte[] shape;
    private final Router.Route route;
    private final WantedValues headers = new WantedValues();
    private final WantedValues query = new WantedValues();
    private final List<PathValue> path = new ArrayList<>();
    private final List<KnownResponse> responses = new ArrayList<>();
    /** The names of the header fields with credentials, in lower case. */
    private final Set<String> credentials = new HashSet<>();

    private boolean isSupported = true;
    private int failures;
    private int notesFailures;
    private int violationFailures;

    /** A value that is a segment of the path. */
    private record PathValue(String name, int segment, ValueTest test) {}

    /**
     * Creates what is known of similar requests.
     *
     * @param url the shape of the URL of one of them
     * @param request that request, as the contract's server receives it
     * @param route its operation
     */
    KnownRequest(UrlShape url, Request request, Router.Route route) {
        this.shape = url.key();
        this.route = route;
        Operation operation = route.operation();
        for (Parameter parameter : operation.parameters()) {
            add(parameter, url, request);
        }
        for (List<Credential> together : operation.credentials()) {
            together.forEach(this::add);
        }
        isSupported &= headers.areFew() && query.areFew();
    }

    private void add(Parameter parameter, UrlShape url, Request request) {
        Contract contract = route.contract();
        ValueTest test = ValueTests.of(contract, parameter.schema());
        switch (parameter.in()) {
            case "header" -> addHeader(parameter.name(), test);
            case "query" -> {
                query.add(parameter.name(), test);
                // The keys of an object are parameters too.
                isSupported &= parameter.schema().isEmpty()
                        || (ValueTests.isNoObject(contract, parameter.schema().get())
                                && !contract.at(parameter.place().pointer())
                                        .path("style")
                                        .asText()
                                        .equals("deepObject"));
            }
            case "path" -> addPathValue(parameter, test, url, request);
            default -> isSupported = false;
        }
    }

    /** Adds the segment that has the value; base URLs may have given the original path another beginning. */
    private void addPathValue(Parameter parameter, ValueTest test, UrlShape url, Request request) {
        int shift = url.segments() - (request.path().split("/", -1).length - 1);
        for (String template : route.operation().pathsOnServers()) {
            if (PathTemplate.of(template).parameters(request.path()).isPresent()) {
                String[] segments = template.split("/", -1);
                for (int i = 1; i < segments.length; i++) {
                    if (segments[i].equals("{" + parameter.name() + "}")) {
                        path.add(new PathValue(parameter.name(), i - 1 + shift, test));
                    }
                }
                return;
            }
        }
    }

    /** Adds a header field, unless it has the cookies, which recorders list in different ways. */
    private void addHeader(String name, ValueTest test) {
        headers.addHeader(name, test);
        isSupported &= !name.equalsIgnoreCase("Cookie");
    }

    private void add(Credential credential) {
        ValueTest test = credential
                .authentication()
                .filter(scheme -> !scheme.isEmpty())
                .<ValueTest>map(SchemeTest::new)
                .orElse(ValueTest.ANY);
        switch (credential.in()) {
            case "header" -> {
                addHeader(credential.name(), test);
                credentials.add(credential.name().toLowerCase(Locale.ROOT));
            }
            case "query" -> query.add(credential.name(), test);
            default -> isSupported = false;
        }
    }

    /** Returns whether something may be learned from another exchange. */
    boolean maySucceed() {
        return isSupported && failures < MOST_FAILURES;
    }

    /** Counts an exchange from which nothing could be learned. */
    void fail() {
        failures++;
    }

    /**
     * Returns whether something may be learned from the notes about another exchange.
     *
     * @param isViolation whether the exchange violates a schema; such failures are counted separately, so that other notes
     *     are still learned
     */
    boolean mayLearnNotes(boolean isViolation) {
        return (isViolation ? violationFailures : notesFailures) < MOST_FAILURES;
    }

    /** Counts an exchange whose notes did not help to recognize others. */
    void failToLearnNotes(boolean isViolation) {
        violationFailures += isViolation ? 1 : 0;
        notesFailures += isViolation ? 0 : 1;
    }

    /** Returns whether a header field of the request has a credential by the contract. */
    boolean isCredential(String lowerCase) {
        return credentials.contains(lowerCase);
    }

    /** Returns whether all credentials of the contract are in header fields. */
    boolean hasCredentialsInHeaders() {
        for (List<Credential> together : route.operation().credentials()) {
            for (Credential credential : together) {
                if (!credential.in().equals("header")) {
                    return false;
                }
            }
        }
        return true;
    }

    Router.Route route() {
        return route;
    }

    boolean is(UrlShape url) {
        return url.has(shape);
    }

    WantedValues headers() {
        return headers;
    }

    WantedValues query() {
        return query;
    }

    /** Returns whether the values in the path are accepted. */
    boolean acceptsPath(byte[] text, UrlShape url, boolean isLearning) {
        // Without an iterator, since this is done for each record.
        for (int i = 0; i < path.size(); i++) {
            PathValue value = path.get(i);
            int from = url.from(value.segment());
            int to = url.to(value.segment());
            if (isLearning) {
                value.test().remember(text, from, to);
            }
            if (!value.test().accepts(text, from, to)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a value in the path, as it is written there, is the one that the body repeats. */
    boolean isRepeated(String name, byte[] text, UrlShape url, RepeatedText repeated) {
        for (PathValue value : path) {
            if (value.name().equals(name)) {
                return repeated.isSameAs(text, text, url.from(value.segment()), url.to(value.segment()));
            }
        }
        return false;
    }

    /** Returns a response that exchanges without findings had, or null. */
    KnownResponse response(int status, byte[] text, ByteSpan contentType) {
        for (int i = 0; i < responses.size(); i++) {
            if (responses.get(i).is(status, text, contentType)) {
                return responses.get(i);
            }
        }
        return null;
    }

    /** Adds a response, and returns whether there are not too many. */
    boolean add(KnownResponse response) {
        return responses.size() < MOST_RESPONSES && responses.add(response);
    }
}
