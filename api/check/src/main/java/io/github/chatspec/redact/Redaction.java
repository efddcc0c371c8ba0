package io.github.chatspec.redact;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.rule.InternalErrorRule;
import io.github.chatspec.judge.schema.DocumentedFields;
import io.github.chatspec.routing.Router;
import io.github.chatspec.text.HttpMethods;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Removes secrets and personal values from exchanges without changing their findings.
 *
 * <p>A value is replaced by one of the same shape, and equal values by equal ones under the same key. Values that the
 * contract lists, and timestamps, are kept. A key that no contract describes is kept if it has the form of a field's
 * name and is not a value of the exchange; a finding about another one names its replacement.
 *
 * <p>A redaction is immutable and may be shared between threads.
 */
public final class Redaction {

    /** The parts of a finding that redaction must not change. */
    private record FindingKey(Level level, String rule, String fingerprint) {
        static final Comparator<FindingKey> ORDER =
                Comparator.comparing(FindingKey::level).thenComparing(FindingKey::fingerprint);
    }

    private final List<Contract> contracts;
    private final Judge judge;
    private final Router router;
    private final DocumentedFields described;
    private final Pseudonyms pseudonyms;
    private final HeaderFields fields;
    private final Urls urls;
    private final Set<String> names = new HashSet<>();
    private final FieldNames fieldNames;

    private Redaction(List<Contract> contracts, RedactionKey key) {
        this.contracts = List.copyOf(contracts);
        this.judge = Judge.of(contracts);
        this.router = new Router(contracts);
        this.described = DocumentedFields.of(contracts);
        this.pseudonyms = new Pseudonyms(key, described.patterns());
        this.fields = new HeaderFields(contracts, described, pseudonyms);
        this.urls = new Urls(contracts, pseudonyms, fields);
        for (Contract contract : contracts) {
            for (JsonNode properties : contract.document().findValues("properties")) {
                properties.fieldNames().forEachRemaining(names::add);
            }
        }
        this.fieldNames = new FieldNames(names);
    }

    /**
     * Creates a redaction.
     *
     * @param contracts the contracts that define which values are kept
     * @param key the key under which values are replaced
     * @return the redaction
     */
    public static Redaction of(List<Contract> contracts, RedactionKey key) {
        return new Redaction(contracts, key);
    }

    /**
     * Redacts one exchange.
     *
     * @param exchange the exchange, which is not changed
     * @return the exchange without secrets and personal values
     * @throws LeftOutException if the judge would not find in it what it found before
     */
    public Exchange redact(Exchange exchange) throws LeftOutException {
        try {
            Optional<Router.Route> route = route(exchange);
            ExchangeKeys keys = new ExchangeKeys(fieldNames, exchange, route.map(Router.Route::operation));
            Exchange redacted = redacted(exchange, route, keys);
            requireSameFindings(exchange, redacted, keys);
            return redacted;
        } catch (ContractException e) {
            // The message must not contain values of the exchange.
            throw new LeftOutException("The contract cannot be used on it: "
                    + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    /** Returns a media type without parameters that could contain personal data. */
    String mediaType(String value) {
        return fields.mediaType(value);
    }

    /** Returns the redacted URL of a request with this method. */
    String url(String method, String url) {
        Request request = new Request(method, url, Headers.NONE);
        return urls.redacted(request, route(Exchange.of(request)));
    }

    private Exchange redacted(Exchange exchange, Optional<Router.Route> route, ExchangeKeys keys) {
        Exchange redacted = exchange.request()
                .map(request -> exchange.withRequest(request(request, route)))
                .orElse(exchange)
                .body(body(exchange, route, keys));
        return exchange.headers()
                .map(headers -> redacted.headers(fields.ofAnswer(headers, exchange.status(), route)))
                .orElse(redacted);
    }

    private Request request(Request request, Optional<Router.Route> route) {
        String method =
                HttpMethods.isRegistered(request.method()) ? request.method() : Pseudonyms.masked(request.method());
        return new Request(method, urls.redacted(request, route), fields.ofRequest(request.headers(), route));
    }

    private byte[] body(Exchange exchange, Optional<Router.Route> route, ExchangeKeys keys) {
        Optional<Map<String, DocumentedFields.Place>> places = route.isEmpty()
                ? described.places(exchange.body())
                : described.places(route.get().contract(), route.get().operation(), exchange.status(), exchange.body());
        return BodyText.rewritten(
                exchange.body(), new BodyValues(pseudonyms, places, names, keys, new PersonalDates(exchange.body())));
    }

    private Optional<Router.Route> route(Exchange exchange) {
        return exchange.operation()
                .map(this::named)
                .orElseGet(() -> exchange.request()
                        .flatMap(request -> router.route(request).or(() -> router.routeIgnoringHost(request))));
    }

    private Optional<Router.Route> named(String id) {
        return contracts.stream()
                .flatMap(contract ->
                        contract.operations().stream().map(operation -> new Router.Route(contract, operation)))
                .filter(route -> route.operation().qualifiedId().equals(id))
                .findFirst();
    }

    private void requireSameFindings(Exchange before, Exchange after, ExchangeKeys keys) throws LeftOutException {
        List<FindingKey> original = findings(before, keys::renamed);
        List<FindingKey> redacted = findings(after, finding -> finding);
        if (!original.equals(redacted)) {
            Set<String> rules = new TreeSet<>(rulesMissing(original, redacted));
            rules.addAll(rulesMissing(redacted, original));
            throw new LeftOutException("The judge would find something else in it (" + String.join(", ", rules) + ").");
        }
    }

    /** Returns the rules of the findings that the other list does not have, or has fewer of. */
    private static List<String> rulesMissing(List<FindingKey> findings, List<FindingKey> others) {
        List<FindingKey> missing = new ArrayList<>(findings);
        others.forEach(missing::remove);
        return missing.stream().map(FindingKey::rule).toList();
    }

    /** Returns what redaction must not change; the words of a path that no contract has are replaced. */
    private static String fingerprint(Finding finding) {
        return finding.operation().isPresent() ? finding.fingerprint() : finding.fingerprintWithoutCause();
    }

    private List<FindingKey> findings(Exchange exchange, UnaryOperator<Finding> renamed) throws LeftOutException {
        List<Finding> findings = judge.judge(exchange);
        for (Finding finding : findings) {
            if (finding.rule().equals(InternalErrorRule.ID)) {
                throw new LeftOutException(finding.message());
            }
        }
        return findings.stream()
                .map(renamed)
                .map(finding -> new FindingKey(finding.level(), finding.rule(), fingerprint(finding)))
                .sorted(FindingKey.ORDER)
                .toList();
    }
}
