package io.github.chatspec.judge.clean;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Response;
import io.github.chatspec.exchange.ByteSpan;
import io.github.chatspec.exchange.EntryCursor;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.evaluation.Evaluator;
import io.github.chatspec.judge.paging.PagedLists;
import io.github.chatspec.judge.rule.Rules;
import io.github.chatspec.judge.verdict.Notes;
import io.github.chatspec.judge.verdict.RepeatedText;
import io.github.chatspec.judge.verdict.Verdict;
import io.github.chatspec.routing.BaseUrl;
import io.github.chatspec.routing.Router;
import io.github.chatspec.routing.UrlShape;
import io.github.chatspec.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Recognizes exchanges without findings in the bytes of their records, and those with findings that were reported before.
 *
 * <p>Nothing is known at first. When the judge has found nothing in an exchange, it is {@linkplain #learn learned} what
 * the rules outside of the body checked: the shape of the URL, the status and content type, and which of the documented
 * parameters, header fields and credentials it had. Another exchange with the same properties has no findings either if a
 * {@link Verdict} calls its body clean. So no rule is written twice, and an exchange is only ever missed.
 *
 * <p>What some rules report depends on one place of the body only: {@link Notes}. When the judge has reported nothing else
 * in an exchange, {@linkplain #learnNotes its findings} are kept, and become those of others with the same notes.
 *
 * <p>An instance is used for one record after the other; it must not be shared between threads.
 */
public final class CleanExchanges {

    private static final int MOST_REQUESTS = 1 << 10;

    /** An input whose records can never be learned costs no more than this. */
    private static final int MOST_FAILURES = 1 << 12;

    private final Evaluator evaluator;
    private final PagedLists lists;
    private final UrlShape url;
    private final EntryCursor cursor = new EntryCursor();
    private final EntryCursor.BodyReader bodyReader = new KnownBody();
    private final KnownSecrets secrets = new KnownSecrets();
    private final Notes notes = new Notes();
    private final boolean mayNote;
    private List<Finding> findings = List.of();
    private final KnownRequest[] requests = new KnownRequest[2 * MOST_REQUESTS];
    private int size;
    private int failures;
    private KnownRequest request;
    private KnownResponse response;
    private final RepeatedText repeated = new RepeatedText();

    // The sets of the wanted header fields and parameters that the last exchange has.
    private int presentRequestHeaders;
    private int presentParameters;
    private int presentResponseHeaders;

    private CleanExchanges(Evaluator evaluator, PagedLists lists, UrlShape url, boolean mayNote) {
        this.evaluator = evaluator;
        this.lists = lists;
        this.url = url;
        this.mayNote = mayNote;
    }

    /**
     * Creates a recognizer.
     *
     * @param contracts the contracts of the judge
     * @param bases the base URLs to which the requests may have been sent instead of the contracts' servers
     * @param evaluator evaluates exchanges for the judge
     * @param lists the lists that the operations answer page by page
     * @param mayNote whether the judge reports what it finds at any place
     * @return the recognizer; empty if the paths of the contracts are too unusual for one
     */
    public static Optional<CleanExchanges> of(
            List<Contract> contracts, List<BaseUrl> bases, Evaluator evaluator, PagedLists lists, boolean mayNote) {
        Optional<UrlShape> url = UrlShape.of(contracts, bases);
        return url.isPresent()
                ? Optional.of(new CleanExchanges(evaluator, lists, url.get(), mayNote))
                : Optional.empty();
    }

    /** Reads a body by the verdict of the response. */
    private final class KnownBody implements EntryCursor.BodyReader {
        @Override
        public int read(byte[] text, int from, int to) {
            return findResponse(text) ? endOfBody(text, from, to) : -1;
        }
    }

    /** Returns the end of a body if it is clean, or if all its findings may be known; -1 otherwise. */
    private int endOfBody(byte[] text, int from, int to) {
        if (!response.notes().isEmpty()) {
            return response.verdict().endOfNoted(text, from, to, repeated, notes);
        }
        notes.clear();
        return response.verdict().endOfClean(text, from, to, repeated);
    }

    /**
     * Checks one record.
     *
     * @param text the text, with {@link EntryCursor#PADDING} zero bytes after its end
     * @param from the index of the first byte of the record
     * @param to the end of the text, which may contain more records
     * @return the index after the record if {@link #findings} are all that the judge would report about its exchange; -1
     *     if that is unknown
     */
    public int endOfKnown(byte[] text, int from, int to) {
        request = null;
        response = null;
        findings = List.of();
        int end = cursor.read(text, from, to, bodyReader);
        boolean isKnown =
                end >= 0 && isBodyKnown(text) && hasKnownValues(text) && (notes.isEmpty() || findFindings(text));
        return isKnown ? end : -1;
    }

    /** Returns what the judge reports about the last record that is known; an empty list if it is clean. */
    public List<Finding> findings() {
        return findings;
    }

    private boolean findFindings(byte[] text) {
        Optional<Secrets> known = secrets.of(text, cursor, request);
        findings = known.isPresent()
                ? response.notes().findings(notes.in(text), evaluator.renderer(), known.get())
                : List.of();
        return !findings.isEmpty();
    }

    /** Returns whether one of the {@link #findings} is that the body violates its schema. */
    public boolean isViolation() {
        return notes.hasViolation();
    }

    /** Returns the cursor, which has the parts of the last record that was checked. */
    public EntryCursor cursor() {
        return cursor;
    }

    /** Returns what the last record that is known has in common with others. */
    public ResponseKind kind() {
        return response.kind();
    }

    private boolean findResponse(byte[] text) {
        if (!url.read(text, cursor.method(), cursor.url())) {
            return false;
        }
        request = requests[slot()];
        response = request == null ? null : request.response(cursor.status(), text, cursor.contentType());
        return response != null;
    }

    /** Returns the slot of the request in the hash table, which may be free. */
    private int slot() {
        int mask = requests.length - 1;
        int slot = (url.hash() ^ url.hash() >>> 16) & mask;
        while (requests[slot] != null && !requests[slot].is(url)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Checks a body that precedes the status or another part of the record on which its verdict depends. */
    private boolean isBodyKnown(byte[] text) {
        ByteSpan body = cursor.body();
        return cursor.hasReadBody() || (findResponse(text) && endOfBody(text, body.from(), body.to() + 1) == body.to());
    }

    private boolean hasKnownValues(byte[] text) {
        return readValues(text)
                && request.acceptsPath(text, url, false)
                && (response.repeated() == null || request.isRepeated(response.repeated(), text, url, repeated))
                && response.has(presentRequestHeaders, presentParameters, presentResponseHeaders);
    }

    private boolean readValues(byte[] text) {
        presentRequestHeaders = request.headers().presentIn(text, cursor.requestHeaders());
        presentParameters =
                request.query().presentIn(text, url.query(), cursor.url().to());
        presentResponseHeaders = response.headers().presentIn(text, cursor.responseHeaders());
        return (presentRequestHeaders | presentParameters | presentResponseHeaders) >= 0;
    }

    /**
     * Learns from a record about which the judge reports nothing.
     *
     * @param text the text, with {@link EntryCursor#PADDING} zero bytes after its end
     * @param from the index of the first byte of the record
     * @param to the end of the text
     * @param exchange the exchange of the record, as the contract's server received it
     * @param route its contract and operation
     */
    public void learn(byte[] text, int from, int to, Exchange exchange, Router.Route route) {
        if (mayLearn(text, from, to, exchange, route)) {
            response = response(text, exchange);
            if (response == null || !learnValues(text)) {
                request.fail();
            }
        }
    }

    /**
     * Learns from a record about which the judge only reports what {@link Rules#isNoted} returns true for.
     *
     * @param text the text, with {@link EntryCursor#PADDING} zero bytes after its end
     * @param from the index of the first byte of the record
     * @param to the end of the text
     * @param exchange the exchange of the record, as the contract's server received it
     * @param route its contract and operation
     * @param reported what the judge reports
     */
    public void learnNotes(
            byte[] text, int from, int to, Exchange exchange, Router.Route route, List<Finding> reported) {
        boolean isViolation = isAnyViolation(reported);
        if (mayNote && mayLearn(text, from, to, exchange, route) && request.mayLearnNotes(isViolation)) {
            response = response(text, exchange);
            if (response == null || !learnNotes(text, exchange, reported)) {
                request.failToLearnNotes(isViolation);
            }
        }
    }

    private static boolean isAnyViolation(List<Finding> reported) {
        for (Finding finding : reported) {
            if (Rules.isViolation(finding.rule())) {
                return true;
            }
        }
        return false;
    }

    /** Learns from the notes, and returns whether that makes others known that were not before. */
    private boolean learnNotes(byte[] text, Exchange exchange, List<Finding> reported) {
        ByteSpan body = cursor.body();
        if (response.verdict().endOfNoted(text, body.from(), body.to() + 1, repeated, notes) != body.to()) {
            return false;
        }
        boolean isNew = secrets.learn(text, cursor, request, exchange);
        Optional<Secrets> known = secrets.of(text, cursor, request);
        if (known.isEmpty()) {
            return false;
        }
        isNew |= response.notes().learn(notes.in(text), evaluator.renderer(), known.get(), reported);
        isNew |= learnValues(text);
        return isNew;
    }

    /** Returns whether something may be learned from a record, and finds what is known of its request. */
    private boolean mayLearn(byte[] text, int from, int to, Exchange exchange, Router.Route route) {
        response = null;
        if (failures == MOST_FAILURES) {
            return false;
        }
        if (cursor.read(text, from, to, EntryCursor.ANY_BODY) < 0
                || !isAsRecorded(text, exchange, route)
                || !url.read(text, cursor.method(), cursor.url())) {
            failures++;
            return false;
        }
        request = request(exchange.request().orElseThrow(), route);
        return request != null && request.maySucceed();
    }

    /** Forgets everything that was learned; to be called if learning failed for a reason that no one expected. */
    public void forget() {
        Arrays.fill(requests, null);
        size = 0;
        failures = MOST_FAILURES;
    }

    /** Returns whether the cursor has found what the exchange has, and the method is that of the operation. */
    private boolean isAsRecorded(byte[] text, Exchange exchange, Router.Route route) {
        String method = exchange.request().map(Request::method).orElse("");
        Optional<String> contentType = exchange.headers().flatMap(headers -> headers.first("Content-Type"));
        return method.equals(route.operation().method())
                && method.equals(cursor.method().in(text))
                && exchange.status() == cursor.status()
                && contentType.equals(Optional.of(cursor.contentType().in(text)));
    }

    /** Returns what is known of the request, or null if too many are known. */
    private KnownRequest request(Request sent, Router.Route route) {
        int slot = slot();
        if (requests[slot] == null && size < MOST_REQUESTS) {
            requests[slot] = new KnownRequest(url, sent, route);
            size++;
        }
        return requests[slot];
    }

    /** Returns the response, which is added if it is not known; null if no verdict decides about its body. */
    private KnownResponse response(byte[] text, Exchange exchange) {
        KnownResponse known = request.response(cursor.status(), text, cursor.contentType());
        Router.Route route = request.route();
        Optional<Response> documented = route.operation().response(cursor.status());
        if (known != null || documented.isEmpty() || KnownResponse.hasCookies(documented.get())) {
            return known;
        }
        Optional<Verdict> verdict = evaluator.verdict(exchange, route);
        if (verdict.isEmpty()) {
            return null;
        }
        String operation = route.operation().qualifiedId();
        ResponseKind kind =
                new ResponseKind(route, operation, cursor.status(), lists.of(operation, route, cursor.status()));
        byte[] contentType = cursor.contentType().in(text).getBytes(StandardCharsets.UTF_8);
        KnownResponse added = new KnownResponse(documented.get(), kind, contentType, verdict.get());
        return added.headers().areFew() && request.add(added) ? added : null;
    }

    /** Adds the values of the exchange, and returns whether that makes others clean that were not before. */
    private boolean learnValues(byte[] text) {
        mode(WantedValues.Mode.ACCEPT);
        boolean isUsual = readValues(text);
        if (isUsual) {
            mode(WantedValues.Mode.REMEMBER);
            readValues(text);
        }
        mode(WantedValues.Mode.TEST);
        return isUsual
                && readValues(text)
                && request.acceptsPath(text, url, true)
                && response.add(presentRequestHeaders, presentParameters, presentResponseHeaders);
    }

    private void mode(WantedValues.Mode mode) {
        request.headers().mode(mode);
        request.query().mode(mode);
        response.headers().mode(mode);
    }
}
