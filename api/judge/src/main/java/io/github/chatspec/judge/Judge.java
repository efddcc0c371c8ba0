package io.github.chatspec.judge;

import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.io.UserError;
import io.github.chatspec.judge.clean.CleanExchanges;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.evaluation.Evaluator;
import io.github.chatspec.judge.evaluation.HttpSemantics;
import io.github.chatspec.judge.evaluation.UnknownRequest;
import io.github.chatspec.judge.paging.ListPage;
import io.github.chatspec.judge.paging.PagedList;
import io.github.chatspec.judge.paging.PagedLists;
import io.github.chatspec.judge.rule.FindingPolicy;
import io.github.chatspec.judge.rule.Findings;
import io.github.chatspec.judge.rule.InternalErrorRule;
import io.github.chatspec.judge.rule.Rule;
import io.github.chatspec.judge.rule.RuleExample;
import io.github.chatspec.judge.rule.Rules;
import io.github.chatspec.judge.schema.Schemas;
import io.github.chatspec.judge.verdict.PlaceRules;
import io.github.chatspec.judge.verdict.Verdict;
import io.github.chatspec.judge.verdict.Verdicts;
import io.github.chatspec.routing.BaseUrl;
import io.github.chatspec.routing.Router;
import io.github.chatspec.routing.Servers;
import io.github.chatspec.secret.RecentSecrets;
import io.github.chatspec.text.HttpMethods;
import io.github.chatspec.text.MaskedText;
import io.github.chatspec.text.ValueRenderer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reports where an exchange violates its contract.
 *
 * <p>For example:
 *
 * <pre>{@code
 * Judge judge = Judge.of(Contract.builtIn("engage"));
 * Exchange exchange = Exchange.ofOperation("engage/getChat").status(200).body(bytes);
 * judge.judge(exchange).forEach(System.out::println);
 * }</pre>
 *
 * <p>A {@link Verdict} comes first; only a body that it does not call clean is parsed and diagnosed.
 *
 * <p>A judge may be shared between threads.
 */
public final class Judge {

    private Router router;
    private Servers servers;
    private final Map<Contract, Verdicts> contracts;
    private final Settings settings;
    private final LocalDate today;
    private final ValueRenderer renderer;
    private final boolean usesVerdicts;
    private final Evaluator evaluator;
    private final RecentSecrets recentSecrets = new RecentSecrets();
    private final PagedLists pagedLists = new PagedLists();

    private Judge(
            Map<Contract, Verdicts> contracts,
            Settings settings,
            LocalDate today,
            ValueRenderer renderer,
            boolean usesVerdicts) {
        this.contracts = contracts;
        this.settings = settings;
        this.today = today;
        this.renderer = renderer;
        this.usesVerdicts = usesVerdicts;
        this.evaluator = new Evaluator(contracts, renderer, usesVerdicts);
    }

    /**
     * Creates a judge.
     *
     * @param contracts the contracts; if two have an operation for a request, the earlier one counts
     * @return the judge
     */
    public static Judge of(Contract... contracts) {
        return of(List.of(contracts));
    }

    /**
     * Creates a judge.
     *
     * @param contracts the contracts; if two have an operation for a request, the earlier one counts
     * @return the judge
     */
    public static Judge of(List<Contract> contracts) {
        Map<Contract, Verdicts> verdicts = new LinkedHashMap<>();
        PlaceRules rules = Rules.atPlaces();
        for (Contract contract : contracts) {
            verdicts.put(contract, new Verdicts(contract, new Schemas(contract), rules));
        }
        return new Judge(verdicts, Settings.NONE, LocalDate.now(ZoneOffset.UTC), ValueRenderer.PLAIN, true);
    }

    /**
     * Returns a judge for the same contracts with other settings.
     *
     * @param settings levels and ignores
     * @return the judge, whose day for expiring ignores is today in UTC
     */
    public Judge with(Settings settings) {
        return with(settings, LocalDate.now(ZoneOffset.UTC));
    }

    /**
     * Returns a judge for the same contracts with other settings, as of a day.
     *
     * @param other levels and ignores
     * @param day the day in UTC on which ignores may have expired
     * @return the judge
     */
    public Judge with(Settings other, LocalDate day) {
        return new Judge(contracts, other, day, renderer, usesVerdicts);
    }

    /**
     * Returns a judge with the same contracts and settings whose findings show no personal data.
     *
     * @return the judge; values, keys and addresses that may be personal data keep only their shape
     */
    public Judge masking() {
        return new Judge(contracts, settings, today, ValueRenderer.MASKING, usesVerdicts);
    }

    /** Returns a judge that parses every body and asks no verdict, to compare its findings with the verdicts. */
    public Judge distrusting() {
        return new Judge(contracts, settings, today, renderer, false);
    }

    /**
     * Returns everything that the judge checks.
     *
     * @return the rules
     */
    public static List<Rule> rules() {
        return Rules.all();
    }

    /**
     * Judges the example of a rule.
     *
     * @param example the example
     * @return the findings, of which at least one is of the rule to which the example belongs
     */
    public static List<Finding> judge(RuleExample example) {
        Judge judge = of(example.contract());
        List<Finding> findings = new ArrayList<>(judge.judge(example.exchange()));
        if (example.before().isPresent()) {
            Router.Route route = judge.route(example.exchange()).orElseThrow();
            ListPage before = judge.pagedLists
                    .page(example.before().get().exchange(), route)
                    .orElseThrow();
            findings.addAll(judge.compare(
                    before, judge.pagedLists.page(example.exchange(), route).orElseThrow()));
        }
        return List.copyOf(findings);
    }

    /**
     * Returns the operations of all contracts.
     *
     * @return the operations, in the order of the contracts
     */
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Contract contract : contracts.keySet()) {
            operations.addAll(contract.operations());
        }
        return List.copyOf(operations);
    }

    /**
     * Returns the schemas of a contract, which validate values.
     *
     * @param contract one of the judge's contracts
     * @return the schemas
     */
    public Schemas schemas(Contract contract) {
        return contracts.get(contract).schemas();
    }

    /**
     * Returns what decides on the values of a contract.
     *
     * @param contract one of the judge's contracts
     * @return the verdicts, with the schemas of requests and responses
     */
    public Verdicts verdicts(Contract contract) {
        return contracts.get(contract);
    }

    /**
     * Judges one exchange.
     *
     * @param exchange the exchange; its operation is the one that it names, or else that of its request
     * @return the findings in the order of their places in the body; empty if the exchange conforms to the contract. If
     *     the judge itself fails, one of them says so, with the rule {@link InternalErrorRule#ID}
     * @throws ContractException if a schema of the contract cannot be used
     */
    public List<Finding> judge(Exchange exchange) {
        Optional<Router.Route> route;
        try {
            route = route(exchange);
        } catch (UserError | OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            return List.of(InternalErrorRule.finding(e, exchange.operation(), exchange.status()));
        }
        return judge(exchange, route);
    }

    /**
     * Judges one exchange whose operation is already known.
     *
     * @param exchange the exchange
     * @param route what {@link #route} returns for it
     * @return the findings, as {@link #judge(Exchange)} returns them
     * @throws ContractException if a schema of the contract cannot be used
     */
    public List<Finding> judge(Exchange exchange, Optional<Router.Route> route) {
        try {
            return findings(exchange, route);
        } catch (UserError | OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            Optional<String> operation =
                    route.isPresent() ? Optional.of(route.get().operation().qualifiedId()) : exchange.operation();
            return List.of(InternalErrorRule.finding(e, operation, exchange.status()));
        }
    }

    private List<Finding> findings(Exchange exchange, Optional<Router.Route> route) {
        Optional<UnknownRequest> unknown = route.isPresent() ? Optional.empty() : Optional.of(unknown(exchange));
        Evaluation evaluation = evaluator.evaluate(exchange, route, unknown);
        Findings findings = new Findings(evaluation, new DatedSettings(settings, today), recentSecrets);
        if (evaluation.failure().isPresent()) {
            findings.failed(evaluation.failure().get());
        }
        boolean whole =
                exchange.defect().isEmpty() || exchange.defect().get().kind().affectsBodyOnly();
        boolean ofOperation = evaluation.scope() == HttpSemantics.Scope.OPERATION;
        for (Rule rule : ofOperation || !whole ? rules(evaluation) : Rules.ofOtherMethods()) {
            if (whole || rule.isAboutRecord()) {
                check(rule, evaluation, findings);
            }
        }
        return findings.sorted();
    }

    /**
     * Returns a recognizer of exchanges about which this judge reports nothing.
     *
     * @param bases the base URLs to which the requests may have been sent instead of the contracts' servers
     * @return a recognizer for one thread; empty if the paths of the contracts are too unusual for one
     */
    public Optional<CleanExchanges> cleanExchanges(List<BaseUrl> bases) {
        // Whether a finding is ignored depends on its place.
        boolean mayNote = settings.ignores().isEmpty();
        return usesVerdicts
                ? CleanExchanges.of(List.copyOf(contracts.keySet()), bases, evaluator, pagedLists, mayNote)
                : Optional.empty();
    }

    /**
     * Returns what finds the pages of lists in exchanges, so that {@link #compare} can compare them.
     *
     * @return the lists of the contracts
     */
    public PagedLists pagedLists() {
        return pagedLists;
    }

    /**
     * Compares a page with the one before it.
     *
     * @param before the last page of the list, earlier in the recording
     * @param page another page
     * @return the findings about the second exchange; none if it is not the next page
     */
    public List<Finding> compare(ListPage before, ListPage page) {
        Optional<Router.Route> route = page.follows(before) ? named(page.operation()) : Optional.empty();
        Optional<PagedList> list =
                route.isPresent() ? pagedLists.of(page.operation(), route.get(), page.status()) : Optional.empty();
        return list.isPresent()
                ? Rules.paging()
                        .compare(route.get().contract(), list.get(), before, page, new DatedSettings(settings, today))
                : List.of();
    }

    private static List<Rule> rules(Evaluation evaluation) {
        return evaluation.isClean() ? Rules.outsideBody() : Rules.all();
    }

    private UnknownRequest unknown(Exchange exchange) {
        if (exchange.request().isEmpty() || exchange.operation().isPresent()) {
            return new UnknownRequest(
                    Optional.empty(), Optional.empty(), exchange.operation().orElse(""));
        }
        Request request = exchange.request().get();
        Optional<Operation> elsewhere = router().routeIgnoringHost(request).map(Router.Route::operation);
        String origin = servers().origin(request);
        Optional<String> otherHost = servers().areElsewhere(request) ? Optional.of(origin) : Optional.empty();
        String address = HttpMethods.shown(request.method()) + " " + origin + MaskedText.pathPattern(request.path());
        return new UnknownRequest(elsewhere, otherHost, address);
    }

    /** Checks one rule, whose failure does not keep the others from being checked. */
    private static void check(Rule rule, Evaluation evaluation, Findings findings) {
        try {
            rule.check(evaluation, findings);
        } catch (UserError | OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            findings.failed(e);
        }
    }

    /**
     * Judges a sample as a response of its operation.
     *
     * @param operation the operation, which must be one of the judge's contracts
     * @param sample one of the operation's samples
     * @return the findings; no errors if the sample conforms to the contract
     */
    public List<Finding> judge(Operation operation, Sample sample) {
        Headers headers = Headers.NONE;
        for (Map.Entry<String, String> header : sample.headers().entrySet()) {
            headers = headers.with(header.getKey(), header.getValue());
        }
        Exchange exchange = Exchange.ofOperation(operation.qualifiedId())
                .status(sample.status())
                .headers(headers.with("Content-Type", sample.mediaType()))
                .body(sample.body());
        // A contract need not give an example for each header.
        return judge(exchange).stream()
                .filter(finding -> !finding.rule().equals(Rules.HEADER_MISSING.id()))
                .toList();
    }

    /**
     * Returns whether a body certainly conforms to a schema, which takes much less time than to find out what is wrong.
     *
     * @param contract one of the contracts
     * @param content a documented JSON content of one of its responses
     * @param body the body
     * @return whether nothing has to be said about the body; a body that conforms may be called unclean
     */
    public boolean isClean(Contract contract, Content content, byte[] body) {
        return evaluator.isClean(contract, content, body);
    }

    /**
     * Returns whether a body certainly conforms to a schema: the judge reports nothing about it but which of two readings of
     * the documents it shows.
     *
     * @param contract one of the contracts
     * @param content a documented JSON content of one of its responses
     * @param body the body
     * @return whether it does; false if that is unknown
     */
    public boolean conforms(Contract contract, Content content, byte[] body) {
        return evaluator.conforms(contract, content, body);
    }

    /** Created on first use, since exchanges that name their operations do not need it. */
    private synchronized Router router() {
        if (router == null) {
            router = new Router(List.copyOf(contracts.keySet()));
        }
        return router;
    }

    /**
     * Finds the operation of an exchange.
     *
     * @param exchange the exchange
     * @return the operation that it names, or else that of its request, with its contract; or nothing
     */
    public Optional<Router.Route> route(Exchange exchange) {
        if (exchange.operation().isEmpty()) {
            return exchange.request().flatMap(router()::route);
        }
        return named(exchange.operation().get());
    }

    /**
     * Returns the servers of the contracts, by which exchanges with other hosts are recognized.
     *
     * @return the servers
     */
    public synchronized Servers servers() {
        if (servers == null) {
            servers = new Servers(List.copyOf(contracts.keySet()));
        }
        return servers;
    }

    /**
     * Looks up an operation; only the contract that its name begins with is read.
     *
     * @param qualifiedId the operation as {@code contract/operationId}
     * @return the operation, or nothing if no contract has it
     */
    public Optional<Operation> operation(String qualifiedId) {
        Optional<Router.Route> route = named(qualifiedId);
        return route.isPresent() ? Optional.of(route.get().operation()) : Optional.empty();
    }

    private Optional<Router.Route> named(String qualifiedId) {
        for (Contract contract : contracts.keySet()) {
            String prefix = contract.name() + "/";
            Optional<Operation> operation = qualifiedId.startsWith(prefix)
                    ? contract.operation(qualifiedId.substring(prefix.length()))
                    : Optional.empty();
            if (operation.isPresent()) {
                return Optional.of(new Router.Route(contract, operation.get()));
            }
        }
        return Optional.empty();
    }

    /** The settings on a day, on which some ignores may have expired. */
    private record DatedSettings(Settings settings, LocalDate today) implements FindingPolicy {
        @Override
        public Optional<Level> levelOf(Rule rule, Level standard) {
            return settings.levelOf(rule, standard);
        }

        @Override
        public boolean ignores(Finding finding) {
            for (Ignore ignore : settings.ignores()) {
                if (ignore.covers(finding, today)) {
                    return true;
                }
            }
            return false;
        }
    }
}
