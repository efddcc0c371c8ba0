package io.github.chatspec.judge.evaluation;

import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.io.UserError;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.judge.schema.Schemas;
import io.github.chatspec.judge.verdict.RepeatedText;
import io.github.chatspec.judge.verdict.Verdict;
import io.github.chatspec.judge.verdict.Verdicts;
import io.github.chatspec.routing.Router;
import io.github.chatspec.text.ValueRenderer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Evaluates exchanges against their contracts; may be shared between threads. */
public final class Evaluator {

    private static final int OK = 200;

    private final Map<Contract, Verdicts> contracts;
    private final ValueRenderer renderer;
    private final boolean usesVerdicts;

    /**
     * Creates an evaluator.
     *
     * @param contracts the contracts with the verdicts over their schemas
     * @param renderer how findings show what was received
     * @param usesVerdicts whether a body that its verdict calls clean is not parsed
     */
    public Evaluator(Map<Contract, Verdicts> contracts, ValueRenderer renderer, boolean usesVerdicts) {
        this.contracts = contracts;
        this.renderer = renderer;
        this.usesVerdicts = usesVerdicts;
    }

    /** Returns how findings show what was received. */
    public ValueRenderer renderer() {
        return renderer;
    }

    /**
     * Evaluates an exchange.
     *
     * @param exchange the exchange
     * @param route its contract and operation, or nothing if there is none
     * @param unknown what is known of the request if there is no operation
     * @return the evaluation
     */
    public Evaluation evaluate(Exchange exchange, Optional<Router.Route> route, Optional<UnknownRequest> unknown) {
        return route.isPresent() && isOfStoredResponse(exchange, route.get().operation())
                ? evaluated(exchange.status(OK).headers(null), route, unknown)
                : evaluated(exchange, route, unknown);
    }

    /**
     * Returns the verdict that comes first for the body of an exchange.
     *
     * @param exchange the exchange, whose body does not matter
     * @param route its contract and operation
     * @return the verdict; empty if the body is not judged, or not by a verdict
     */
    public Optional<Verdict> verdict(Exchange exchange, Router.Route route) {
        Operation operation = route.operation();
        Optional<Response> response = operation.response(exchange.status());
        if (!usesVerdicts
                || exchange.defect().isPresent()
                || response.isEmpty()
                || HttpSemantics.scope(exchange, operation) != HttpSemantics.Scope.OPERATION
                || isOfStoredResponse(exchange, operation)) {
            return Optional.empty();
        }
        Contract contract = route.contract();
        return PromisedContent.of(contract, response.get(), exchange, mediaType(exchange))
                .filter(PromisedContent::isJson)
                .flatMap(PromisedContent::schema)
                .map(contracts.get(contract)::of);
    }

    /**
     * Returns whether a record contains the stored body that a response confirms, as browsers write it: the body is judged
     * as that of the response that was stored.
     */
    private static boolean isOfStoredResponse(Exchange exchange, Operation operation) {
        if (!HttpSemantics.isRevalidation(exchange) || exchange.body().length == 0) {
            return false;
        }
        String status = String.valueOf(exchange.status());
        for (Response response : operation.responses()) {
            if (response.status().equals(status)) {
                return false;
            }
        }
        Optional<MediaType> mediaType = mediaType(exchange);
        return operation.response(OK).isPresent()
                && (mediaType.isEmpty() || mediaType.get().isJson());
    }

    private Evaluation evaluated(Exchange exchange, Optional<Router.Route> route, Optional<UnknownRequest> unknown) {
        Optional<MediaType> mediaType = mediaType(exchange);
        if (route.isEmpty()) {
            return new Evaluation(exchange, Optional.empty(), unknown, mediaType, renderer, BodyEvaluation.UNREAD);
        }
        Contract contract = route.get().contract();
        Operation operation = route.get().operation();
        Verdicts verdicts = contracts.get(contract);
        Optional<Response> response = HttpSemantics.scope(exchange, operation) == HttpSemantics.Scope.OPERATION
                ? operation.response(exchange.status())
                : Optional.empty();
        BodyEvaluation body = response.isPresent()
                ? body(exchange, contract, verdicts, operation, response.get(), mediaType)
                : BodyEvaluation.UNREAD;
        Evaluation.Promise promise = new Evaluation.Promise(contract, operation, response, verdicts);
        return new Evaluation(exchange, Optional.of(promise), unknown, mediaType, renderer, body);
    }

    /** Returns the result of validating the body; a failure keeps only the rules about the body from judging. */
    private BodyEvaluation body(
            Exchange exchange,
            Contract contract,
            Verdicts verdicts,
            Operation operation,
            Response response,
            Optional<MediaType> mediaType) {
        try {
            Optional<PromisedContent> promised = PromisedContent.of(contract, response, exchange, mediaType);
            return promised.isPresent()
                    ? body(exchange, contract, verdicts, operation, response, promised.get())
                    : BodyEvaluation.UNREAD;
        } catch (UserError | OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            return BodyEvaluation.failed(e);
        }
    }

    private BodyEvaluation body(
            Exchange exchange,
            Contract contract,
            Verdicts verdicts,
            Operation operation,
            Response response,
            PromisedContent promised) {
        if (exchange.body().length > Schemas.MAX_BODY_BYTES) {
            return BodyEvaluation.TOO_LARGE;
        }
        if (exchange.defect().isPresent() || !promised.isJson()) {
            return BodyEvaluation.UNREAD;
        }
        if (usesVerdicts
                && promised.schema().isPresent()
                && isClean(verdicts.of(promised.schema().get()), exchange, operation)) {
            return BodyEvaluation.CLEAN;
        }
        LocatedJson text;
        try {
            text = LocatedJson.readJson(exchange.body());
        } catch (JsonSyntaxException e) {
            return BodyEvaluation.notJson(e);
        }
        if (promised.content().schema().isEmpty() || promised.isBinary()) {
            return BodyEvaluation.parsed(text);
        }
        String schema = promised.schema().orElse(promised.content().schema().get());
        return new BodyValidation(contract, verdicts.schemas(), text).against(schema, operation, response);
    }

    /** Returns whether the body is clean, and repeats what it must repeat of the request. */
    private static boolean isClean(Verdict verdict, Exchange exchange, Operation operation) {
        if (verdict.repeated().isEmpty() || exchange.request().isEmpty()) {
            return verdict.isClean(exchange.body());
        }
        RepeatedText repeated = new RepeatedText();
        Optional<String> sent =
                operation.pathValue(exchange.request().get(), verdict.repeated().get());
        byte[] bytes = sent.orElse("").getBytes(StandardCharsets.UTF_8);
        return verdict.isClean(exchange.body(), repeated)
                && (sent.isEmpty() || repeated.isSameAs(exchange.body(), bytes, 0, bytes.length));
    }

    /**
     * Returns whether a body certainly conforms to the schema of a content.
     *
     * @param contract one of the contracts
     * @param content a content of one of its responses
     * @param body the body
     * @return whether the verdict calls the body clean; false without a schema and for other content than JSON
     */
    public boolean isClean(Contract contract, Content content, byte[] body) {
        Optional<Verdict> verdict = verdict(contract, content);
        return verdict.isPresent() && verdict.get().isClean(body);
    }

    /**
     * Returns whether a body certainly conforms to the schema of a content, whatever readings of the documents it shows.
     *
     * @param contract one of the contracts
     * @param content a content of one of its responses
     * @param body the body
     * @return whether it does; false without a schema and for other content than JSON
     */
    public boolean conforms(Contract contract, Content content, byte[] body) {
        Optional<Verdict> verdict = verdict(contract, content);
        return verdict.isPresent() && verdict.get().conforms(body);
    }

    private Optional<Verdict> verdict(Contract contract, Content content) {
        if (!usesVerdicts || content.schema().isEmpty() || !MediaType.isJson(content.mediaType())) {
            return Optional.empty();
        }
        Optional<String> schema = contract.schema(content.schema().get());
        return schema.isPresent() ? Optional.of(contracts.get(contract).of(schema.get())) : Optional.empty();
    }

    private static Optional<MediaType> mediaType(Exchange exchange) {
        return exchange.headers().isEmpty()
                ? Optional.empty()
                : exchange.headers().get().first("Content-Type").flatMap(MediaType::parse);
    }
}
