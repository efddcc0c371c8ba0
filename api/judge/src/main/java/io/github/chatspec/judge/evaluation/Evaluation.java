package io.github.chatspec.judge.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Position;
import io.github.chatspec.judge.keyword.SchemaViolation;
import io.github.chatspec.judge.schema.SchemaWalk;
import io.github.chatspec.judge.verdict.Verdicts;
import io.github.chatspec.text.ValueRenderer;
import io.github.chatspec.text.Wording;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One exchange with the part of the contract that applies to it, and the result of validating its body.
 *
 * <p>An evaluation is immutable.
 */
public final class Evaluation {

    private final Exchange exchange;
    private final Optional<Promise> promise;
    private final Optional<UnknownRequest> unknown;
    private final Optional<MediaType> mediaType;
    private final ValueRenderer renderer;
    private final BodyEvaluation body;
    private final Set<String> violated = new HashSet<>();

    /** The part of the contract that applies to an exchange. */
    record Promise(Contract contract, Operation operation, Optional<Response> response, Verdicts verdicts) {}

    Evaluation(
            Exchange exchange,
            Optional<Promise> promise,
            Optional<UnknownRequest> unknown,
            Optional<MediaType> mediaType,
            ValueRenderer renderer,
            BodyEvaluation body) {
        this.exchange = exchange;
        this.promise = promise;
        this.unknown = unknown;
        this.mediaType = mediaType;
        this.renderer = renderer;
        this.body = body;
        for (SchemaViolation violation : body.violations()) {
            violated.add(violation.pointer());
        }
    }

    public Exchange exchange() {
        return exchange;
    }

    /** Returns how findings show what was received. */
    public ValueRenderer renderer() {
        return renderer;
    }

    /** Returns the contract of the operation; only to be called if there is an operation. */
    public Contract contract() {
        return promise.orElseThrow().contract();
    }

    /** Returns the operation, or nothing if no contract has one for the exchange. */
    public Optional<Operation> operation() {
        return promise.isPresent() ? Optional.of(promise.get().operation()) : Optional.empty();
    }

    /** Returns what is known of a request for which no contract has an operation; nothing if there is an operation. */
    public Optional<UnknownRequest> unknown() {
        return unknown;
    }

    /** Returns whose response the exchange contains. */
    public HttpSemantics.Scope scope() {
        return promise.isPresent()
                ? HttpSemantics.scope(exchange, promise.get().operation())
                : HttpSemantics.Scope.OPERATION;
    }

    /** Returns whether HTTP defines that the response has no body. */
    public boolean hasNoBody() {
        return HttpSemantics.hasNoBody(exchange);
    }

    /** Returns whether HTTP defines the status for every operation, so that none needs to document it. */
    public boolean needsNoRow() {
        return HttpSemantics.needsNoRow(exchange);
    }

    /** Returns whether the status is that of a response without content. */
    public boolean isNoContent() {
        return HttpSemantics.isNoContent(exchange);
    }

    /** Returns the documented response of the status, or nothing if there is none. */
    public Optional<Response> response() {
        return promise.isPresent() ? promise.get().response() : Optional.empty();
    }

    /** Returns the media type of the response, or nothing if it is missing or malformed. */
    public Optional<MediaType> mediaType() {
        return mediaType;
    }

    /** Returns why the body is not JSON, or nothing if it is or was not read. */
    public Optional<JsonSyntaxException> syntax() {
        return Optional.ofNullable(body.syntax());
    }

    /** Returns whether a verdict found, without parsing the body, that there is nothing to report about it. */
    public boolean isClean() {
        return body.isClean();
    }

    /** Returns what was thrown while the body was validated, which is then not judged; nothing if nothing was. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(body.failure());
    }

    /** Returns whether a body is promised and the received one is too large to be validated. */
    public boolean isTooLarge() {
        return body.isTooLarge();
    }

    /** Returns the position of a value in the text of the body, or nothing if the body was not read. */
    public Optional<Position> position(String pointer) {
        return body.text() == null ? Optional.empty() : Optional.of(body.text().position(pointer));
    }

    /** Returns the keys that occur twice in one object of the body. */
    public List<LocatedJson.Duplicate> duplicates() {
        return body.text() == null ? List.of() : body.text().duplicates();
    }

    /** Returns the keywords that the body violates, except for nulls in optional fields. */
    public List<SchemaViolation> violations() {
        return body.violations();
    }

    /** Returns whether the body violates a keyword at a place, so that other rules have nothing to add there. */
    public boolean isViolated(String pointer) {
        return violated.contains(pointer);
    }

    /** Returns the optional fields that are null although the contract does not allow null. */
    public List<SchemaViolation> nulls() {
        return body.nulls();
    }

    /** Returns the other responses of the operation whose schema accepts the body, if that of its status does not. */
    public List<Response> otherResponses() {
        return body.otherResponses();
    }

    /** Returns the places of the body with the schemas that describe them, by JSON Pointer. */
    public Map<String, SchemaWalk.Visit> visits() {
        return body.visits();
    }

    /** Returns whether the schema at a pointer accepts a value. */
    public boolean accepts(String schemaPointer, JsonNode value) {
        return promise.orElseThrow().verdicts().schemas().accepts(schemaPointer, value);
    }

    /** Returns the same as {@link #accepts}, but is quicker for the values that a verdict calls clean. */
    public boolean acceptsQuickly(String schemaPointer, JsonNode value) {
        return promise.orElseThrow().verdicts().accept(schemaPointer, value);
    }

    /** Returns whether the body of the request is known, and not empty. */
    public boolean hasRequestBody() {
        return exchange.request().isPresent()
                && exchange.request().get().body().isPresent()
                && exchange.request().get().body().get().length > 0;
    }

    /** Returns the keywords that a value of a request violates. */
    public List<SchemaViolation> requestViolations(String schemaPointer, JsonNode value) {
        String schema = contract().schema(schemaPointer).orElse(schemaPointer);
        return new BodyValidation(contract(), promise.orElseThrow().verdicts().requestSchemas(), value)
                .ofRequest(schema);
    }

    /** Returns whether a regular expression of the contract matches anywhere in a text. */
    public boolean finds(String regex, String text) {
        return promise.orElseThrow().verdicts().schemas().finds(regex, text);
    }

    /** Returns the line of the contract at a pointer. */
    public SourceLine place(String schemaPointer) {
        return contract().place(schemaPointer);
    }

    /** Returns the facts that promise something about a place in the body, or else the place in the contract. */
    public String source(String pointer, String schemaPointer) {
        SchemaWalk.Visit visit = visits().get(pointer);
        Set<String> facts = new LinkedHashSet<>();
        if (visit != null) {
            visit.schemas()
                    .forEach(schema ->
                            facts.addAll(Wording.texts(contract().at(schema).path("x-facts"))));
        }
        return facts.isEmpty() ? source(schemaPointer) : " (" + String.join(", ", facts) + ").";
    }

    /** Returns the facts of the schema around a pointer, or else the pointer itself. */
    public String source(String schemaPointer) {
        return source(contract(), schemaPointer);
    }

    /** Returns the same as {@link #source(String)}, outside of an evaluation. */
    public static String source(Contract contract, String schemaPointer) {
        return contract.nearest(schemaPointer, "x-facts")
                .filter(holder -> holder.startsWith("/components/"))
                .map(holder -> " ("
                        + String.join(", ", Wording.texts(contract.at(holder).path("x-facts"))) + ").")
                .orElse(" (" + contract.reference(schemaPointer) + ").");
    }
}
