package io.github.chatspec.judge;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Router;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.rule.ArraySizeRule;
import io.github.chatspec.judge.rule.BodyMissingRule;
import io.github.chatspec.judge.rule.ConstRule;
import io.github.chatspec.judge.rule.DefectRule;
import io.github.chatspec.judge.rule.EnumRule;
import io.github.chatspec.judge.rule.Evaluation;
import io.github.chatspec.judge.rule.Findings;
import io.github.chatspec.judge.rule.FormatRule;
import io.github.chatspec.judge.rule.InputEncodingRule;
import io.github.chatspec.judge.rule.InputSizeRule;
import io.github.chatspec.judge.rule.InputSyntaxRule;
import io.github.chatspec.judge.rule.InputTruncatedRule;
import io.github.chatspec.judge.rule.InputUnansweredRule;
import io.github.chatspec.judge.rule.JsonDepthRule;
import io.github.chatspec.judge.rule.JsonDuplicateKeyRule;
import io.github.chatspec.judge.rule.JsonEmptyRule;
import io.github.chatspec.judge.rule.JsonEncodingRule;
import io.github.chatspec.judge.rule.JsonNumberRule;
import io.github.chatspec.judge.rule.JsonSizeRule;
import io.github.chatspec.judge.rule.JsonSyntaxRule;
import io.github.chatspec.judge.rule.JsonTrailingRule;
import io.github.chatspec.judge.rule.MediaTypeRule;
import io.github.chatspec.judge.rule.MessageContentRule;
import io.github.chatspec.judge.rule.NullOptionalRule;
import io.github.chatspec.judge.rule.OperationUnknownRule;
import io.github.chatspec.judge.rule.OrderRule;
import io.github.chatspec.judge.rule.ReadingRule;
import io.github.chatspec.judge.rule.ReceivedText;
import io.github.chatspec.judge.rule.RequestMissingRule;
import io.github.chatspec.judge.rule.RequestTypeRule;
import io.github.chatspec.judge.rule.RequiredRule;
import io.github.chatspec.judge.rule.Rule;
import io.github.chatspec.judge.rule.SchemaRule;
import io.github.chatspec.judge.rule.StatusBodyRule;
import io.github.chatspec.judge.rule.StatusUndocumentedRule;
import io.github.chatspec.judge.rule.TypeRule;
import io.github.chatspec.judge.rule.UndocumentedFieldRule;
import io.github.chatspec.judge.schema.Schemas;
import io.github.chatspec.judge.verdict.Verdict;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says where an answer departs from the contract.
 *
 * <p>The smallest use:
 *
 * <pre>{@code
 * Judge judge = Judge.of(Contract.builtIn("engage"));
 * Exchange exchange = Exchange.ofOperation("engage/getChat").status(200).body(bytes);
 * judge.judge(exchange).forEach(System.out::println);
 * }</pre>
 *
 * <p>A {@link Verdict} looks first; only where it cannot call a body clean is the body taken apart.
 *
 * <p>A judge may be shared between threads.
 */
public final class Judge {

    /** The rules that look at more than the body; the others find nothing where the body is clean. */
    static final List<Rule> BESIDE_BODY = List.of(
            new OperationUnknownRule(),
            new StatusUndocumentedRule(),
            new MediaTypeRule(),
            new RequestMissingRule(),
            new RequestTypeRule());

    private Router router;
    private final Map<Contract, Schemas> schemas;
    private final Settings settings;
    private final LocalDate today;
    private final ReceivedText found;
    private final boolean trusting;

    private Judge(
            Map<Contract, Schemas> schemas, Settings settings, LocalDate today, ReceivedText found, boolean trusting) {
        this.schemas = schemas;
        this.settings = settings;
        this.today = today;
        this.found = found;
        this.trusting = trusting;
    }

    /**
     * Makes a judge.
     *
     * @param contracts the contracts to judge by, of which earlier ones win where two know a request
     * @return the judge
     */
    public static Judge of(Contract... contracts) {
        return of(List.of(contracts));
    }

    /**
     * Makes a judge.
     *
     * @param contracts the contracts to judge by, of which earlier ones win where two know a request
     * @return the judge
     */
    public static Judge of(List<Contract> contracts) {
        Map<Contract, Schemas> schemas = new LinkedHashMap<>();
        for (Contract contract : contracts) {
            schemas.put(contract, new Schemas(contract));
        }
        return new Judge(schemas, Settings.NONE, LocalDate.now(ZoneOffset.UTC), new ReceivedText(false), true);
    }

    /**
     * Makes a judge of the same contracts with other settings.
     *
     * @param settings levels and ignores
     * @return the judge, for which today is the day, by UTC, on which it was made
     */
    public Judge with(Settings settings) {
        return with(settings, LocalDate.now(ZoneOffset.UTC));
    }

    Judge with(Settings other, LocalDate day) {
        return new Judge(schemas, other, day, found, trusting);
    }

    /**
     * Makes a judge of the same contracts and settings that shows no values which may be a person's.
     *
     * @return the judge; its findings hold of such values, keys and addresses only the shape
     */
    public Judge masking() {
        return new Judge(schemas, settings, today, new ReceivedText(true), trusting);
    }

    /** A judge that takes every body apart, whatever the verdict, so that the two can be held against each other. */
    public Judge distrusting() {
        return new Judge(schemas, settings, today, found, false);
    }

    /**
     * Returns everything that a judge looks for.
     *
     * @return the rules
     */
    public static List<Rule> rules() {
        return All.RULES;
    }

    /**
     * Returns the operations that the judge knows.
     *
     * @return the operations of all its contracts
     */
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Contract contract : schemas.keySet()) {
            operations.addAll(contract.operations());
        }
        return List.copyOf(operations);
    }

    /**
     * Judges one exchange.
     *
     * @param exchange the exchange; its operation is taken from its name where it has one, else from its request
     * @return what a reader should know, ordered by the place in the body; none where the answer keeps the contract
     */
    public List<Finding> judge(Exchange exchange) {
        return judge(exchange, route(exchange));
    }

    /**
     * Judges one exchange whose operation has been looked for already.
     *
     * @param exchange the exchange
     * @param route what {@link #route} returns for it
     * @return the findings, as {@link #judge(Exchange)} returns them
     */
    public List<Finding> judge(Exchange exchange, Optional<Router.Route> route) {
        Evaluation subject = new Evaluation(exchange, route, schemas, found, trusting);
        Findings findings = new Findings(subject, settings, today);
        if (subject.operation().isEmpty() && exchange.operation().isEmpty()) {
            exchange.request()
                    .flatMap(router()::routeIgnoringHost)
                    .map(Router.Route::operation)
                    .ifPresent(subject::meantElsewhere);
        }
        boolean whole =
                exchange.defect().isEmpty() || exchange.defect().get().kind().affectsBodyOnly();
        for (Rule rule : subject.isClean() ? BESIDE_BODY : rules()) {
            if (whole || rule instanceof DefectRule) {
                rule.check(subject, findings);
            }
        }
        return findings.sorted();
    }

    /**
     * Judges a sample as the answer of its operation.
     *
     * @param operation the operation, which must be one of the judge's contracts
     * @param sample one of the operation's samples
     * @return what a reader should know; no error for a sample that keeps its contract
     */
    public List<Finding> judge(Operation operation, Sample sample) {
        return judge(Exchange.ofOperation(operation.qualifiedId())
                .status(sample.status())
                .headers(Headers.NONE.with("Content-Type", sample.mediaType()))
                .body(sample.body()));
    }

    /**
     * Makes sure that the samples of all operations keep their contracts.
     *
     * @throws ContractException if a sample breaks its contract; the message holds the first finding
     */
    public void requireGoodSamples() {
        for (Operation operation : operations()) {
            for (Sample sample : operation.samples()) {
                judge(operation, sample).stream()
                        .filter(finding -> finding.level() == Level.ERROR)
                        .findFirst()
                        .ifPresent(finding -> {
                            throw new ContractException(
                                    "The sample " + sample.name() + " of " + operation.qualifiedId()
                                            + " breaks its contract; mend the sample or the contract. "
                                            + finding.message(),
                                    sample.file() + " " + finding.rule() + " "
                                            + finding.pointer().orElse(""));
                        });
            }
        }
    }

    /** Made when it is asked for, since an exchange that names its operation needs none. */
    private synchronized Router router() {
        if (router == null) {
            router = new Router(List.copyOf(schemas.keySet()));
        }
        return router;
    }

    /**
     * Finds the operation of an exchange.
     *
     * @param exchange the exchange
     * @return the operation that it names, or else the one that its request asks for, with its contract; or nothing
     */
    public Optional<Router.Route> route(Exchange exchange) {
        if (exchange.operation().isEmpty()) {
            return exchange.request().flatMap(router()::route);
        }
        return named(exchange.operation().get());
    }

    /**
     * Looks an operation up; only the contract that its name begins with is read for it.
     *
     * @param qualifiedId the operation as {@code contract/operationId}
     * @return the operation, or nothing where no contract of the judge has it
     */
    public Optional<Operation> operation(String qualifiedId) {
        Optional<Router.Route> route = named(qualifiedId);
        return route.isPresent() ? Optional.of(route.get().operation()) : Optional.empty();
    }

    private Optional<Router.Route> named(String qualifiedId) {
        for (Contract contract : schemas.keySet()) {
            if (!qualifiedId.startsWith(contract.name() + "/")) {
                continue;
            }
            for (Operation operation : contract.operations()) {
                if (operation.qualifiedId().equals(qualifiedId)) {
                    return Optional.of(new Router.Route(contract, operation));
                }
            }
        }
        return Optional.empty();
    }

    /** Stands apart, so that a process that sees only clean bodies never makes them all. */
    private static final class All {
        static final List<Rule> RULES = List.of(
                new OperationUnknownRule(),
                new StatusUndocumentedRule(),
                new StatusBodyRule(),
                new MediaTypeRule(),
                new JsonEmptyRule(),
                new JsonSizeRule(),
                new JsonEncodingRule(),
                new JsonSyntaxRule(),
                new JsonTrailingRule(),
                new JsonDepthRule(),
                new JsonNumberRule(),
                new JsonDuplicateKeyRule(),
                new TypeRule(),
                new RequiredRule(),
                new EnumRule(),
                new ConstRule(),
                new FormatRule(),
                new ArraySizeRule(),
                new OrderRule(),
                new MessageContentRule(),
                new SchemaRule(),
                new UndocumentedFieldRule(),
                new NullOptionalRule(),
                new ReadingRule(),
                new RequestMissingRule(),
                new RequestTypeRule(),
                new InputSyntaxRule(),
                new InputTruncatedRule(),
                new InputSizeRule(),
                new InputEncodingRule(),
                new InputUnansweredRule(),
                new BodyMissingRule());

        private All() {}
    }
}
