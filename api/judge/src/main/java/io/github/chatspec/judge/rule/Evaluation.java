package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Router;
import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.json.Position;
import io.github.chatspec.judge.schema.Diagnosis;
import io.github.chatspec.judge.schema.SchemaViolation;
import io.github.chatspec.judge.schema.SchemaWalk;
import io.github.chatspec.judge.schema.Schemas;
import io.github.chatspec.text.Wording;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the rules look at: one exchange, the part of the contract that it falls under, and its body held against it. */
public final class Evaluation {

    private final Exchange exchange;
    private final Optional<Contract> contract;
    private final Optional<Operation> operation;
    private final Optional<Response> response;
    private final Optional<MediaType> mediaType;
    private final Optional<Content> content;
    private final Schemas schemas;
    private final boolean isClean;
    private LocatedJson body;
    private JsonSyntaxException syntax;
    private List<SchemaViolation> violations = List.of();
    private final Set<String> broken = new HashSet<>();
    private final List<SchemaViolation> nulls = new ArrayList<>();
    private Map<String, SchemaWalk.Visit> visits = Map.of();
    private List<Response> othersOfBody = List.of();
    private Optional<Operation> elsewhere = Optional.empty();
    private final ReceivedText found;

    public Evaluation(
            Exchange exchange,
            Optional<Router.Route> route,
            Map<Contract, Schemas> schemas,
            ReceivedText shown,
            boolean trusting) {
        this.exchange = exchange;
        this.found = shown;
        // Plain steps here and below: each first use of a lambda costs a new process as much as judging a body does.
        this.contract = route.isPresent() ? Optional.of(route.get().contract()) : Optional.empty();
        this.operation = route.isPresent() ? Optional.of(route.get().operation()) : Optional.empty();
        this.response = operation.isPresent() ? operation.get().response(exchange.status()) : Optional.empty();
        this.mediaType = mediaType(exchange);
        this.content = response.isPresent() ? chooseContent(response.get()) : Optional.empty();
        this.schemas = contract.isPresent() ? schemas.get(contract.get()) : null;
        boolean readable = content.isPresent() && exchange.defect().isEmpty() && !isTooLarge();
        this.isClean = trusting && readable && isCalledClean();
        if (readable && !isClean) {
            readBody();
        }
        if (body != null && content.orElseThrow().schema().isPresent() && !promisesOctets()) {
            String schema = content.get().schema().get();
            hold(contract().resolve(schema).orElse(schema));
            othersOfBody = isForeign() ? meant() : List.of();
        }
        if (!othersOfBody.isEmpty()) {
            // Held against another status than its own, the body would break everything, and tell nothing by it.
            violations = List.of();
            nulls.clear();
            visits = Map.of();
        }
        for (SchemaViolation violation : violations) {
            broken.add(violation.pointer());
        }
    }

    private static Optional<MediaType> mediaType(Exchange exchange) {
        return exchange.headers().isEmpty()
                ? Optional.empty()
                : exchange.headers().get().first("Content-Type").flatMap(MediaType::parse);
    }

    Exchange exchange() {
        return exchange;
    }

    /** How what was received may be shown. */
    ReceivedText found() {
        return found;
    }

    Contract contract() {
        return contract.orElseThrow();
    }

    public Optional<Operation> operation() {
        return operation;
    }

    /** Takes note of the operation whose path and method the request has, on a host that is not one of the contract's. */
    public void meantElsewhere(Operation known) {
        elsewhere = Optional.of(known);
    }

    /** The operation whose path and method the request has, on a host that is not one of the contract's. */
    Optional<Operation> elsewhere() {
        return elsewhere;
    }

    Optional<Response> response() {
        return response;
    }

    /** The media type of the answer, or nothing where it is unknown or not one. */
    Optional<MediaType> mediaType() {
        return mediaType;
    }

    /** What is wrong with the text of the body, or nothing. */
    Optional<JsonSyntaxException> syntax() {
        return Optional.ofNullable(syntax);
    }

    /** Whether it is known without taking the body apart that there is nothing to say about it. */
    public boolean isClean() {
        return isClean;
    }

    /** Whether a body is promised, and the one that came is too large to be read. */
    boolean isTooLarge() {
        return content.isPresent() && exchange.body().length > JsonSizeRule.MAX_BYTES;
    }

    /** Where a value stands in the text of the body. */
    Position position(String pointer) {
        return body.position(pointer);
    }

    /** Where a value stands in the text of the body, as far as there is one that could be read. */
    Optional<Position> located(String pointer) {
        return Optional.ofNullable(body).map(text -> text.position(pointer));
    }

    /** Tells whether the schema at a pointer takes a value. */
    boolean accepts(String schemaPointer, JsonNode value) {
        return schemas.accepts(schemaPointer, value);
    }

    /** Tells what {@link #accepts} does, of a value that is good more often than not. */
    boolean takes(String schemaPointer, JsonNode value) {
        byte[] body = value.toString().getBytes(StandardCharsets.UTF_8);
        return schemas.verdict(schemaPointer).isClean(body) || schemas.accepts(schemaPointer, value);
    }

    /** Tells whether a regular expression of the contract matches anywhere in a text. */
    boolean finds(String regex, String text) {
        return schemas.finds(regex, text);
    }

    /** The keys that came twice in the body. */
    List<LocatedJson.Duplicate> duplicates() {
        return body == null ? List.of() : body.duplicates();
    }

    /** The keywords that the body breaks, but for nulls in optional fields. */
    List<SchemaViolation> violations() {
        return violations;
    }

    /** Whether the body breaks a keyword at a place, so that another rule has nothing to add there. */
    boolean isBroken(String pointer) {
        return broken.contains(pointer);
    }

    /** The optional fields that are null although no null is promised. */
    List<SchemaViolation> nulls() {
        return nulls;
    }

    /** The other responses of the operation that the body is one of, where it is none of its own. */
    List<Response> othersOfBody() {
        return othersOfBody;
    }

    /** The places of the body with the schemas that describe them. */
    Map<String, SchemaWalk.Visit> visits() {
        return visits;
    }

    SourceLine place(String schemaPointer) {
        return contract().place(schemaPointer);
    }

    /** Where the promise about a place in the body comes from: the facts, or else the place in the contract. */
    String source(String pointer, String schemaPointer) {
        SchemaWalk.Visit visit = visits.get(pointer);
        Set<String> facts = new LinkedHashSet<>();
        if (visit != null) {
            visit.schemas()
                    .forEach(schema ->
                            facts.addAll(Wording.texts(contract().at(schema).path("x-facts"))));
        }
        return facts.isEmpty() ? source(schemaPointer) : " (" + String.join(", ", facts) + ").";
    }

    /** Where the promise that a line of the contract makes comes from. */
    String source(String schemaPointer) {
        return contract()
                .nearest(schemaPointer, "x-facts")
                .filter(holder -> holder.startsWith("/components/"))
                .map(holder -> " ("
                        + String.join(", ", Wording.texts(contract().at(holder).path("x-facts"))) + ").")
                .orElse(" (#" + schemaPointer + ").");
    }

    private Optional<Content> chooseContent(Response found) {
        if (exchange.request().isPresent() && exchange.request().get().method().equals("HEAD")) {
            return Optional.empty();
        }
        Optional<Content> named = mediaType.isPresent() ? namedContent(found, mediaType.get()) : Optional.empty();
        if (named.isPresent()) {
            return named;
        }
        // A body in an undocumented JSON type is still held against the documented JSON, so that no departure hides.
        if (exchange.headers().isEmpty()
                || (mediaType.isPresent() && mediaType.get().isJson())) {
            for (Content candidate : found.contents()) {
                if (MediaType.isJson(candidate.mediaType())) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Content> namedContent(Response found, MediaType mediaType) {
        return found.contents().stream()
                .filter(candidate -> mediaType.isWithin(candidate.mediaType()))
                .min(Comparator.comparing(candidate -> -MediaType.specificity(candidate.mediaType())));
    }

    /** Tells whether the body has several slips, and among them a key too few or too many on its outmost level. */
    private boolean isForeign() {
        List<String> undocumented = visits.get(Pointers.ROOT).undocumented();
        boolean outmost = !undocumented.isEmpty()
                || violations.stream()
                        .anyMatch(violation -> violation.pointer().isEmpty()
                                && violation.keyword().equals("required"));
        return outmost && violations.size() + undocumented.size() > 1;
    }

    private List<Response> meant() {
        return operation.orElseThrow().responses().stream()
                .filter(other -> !other.equals(response.orElseThrow()))
                .filter(other -> other.contents().stream()
                        .filter(candidate -> MediaType.isJson(candidate.mediaType()))
                        .flatMap(candidate -> candidate.schema().stream())
                        .anyMatch(this::isOwn))
                .toList();
    }

    /** Tells whether a schema takes the body, asks for a key and lists all others, so that it takes not just anything. */
    private boolean isOwn(String schemaPointer) {
        String schema = contract().resolve(schemaPointer).orElse(schemaPointer);
        if (body.tree().isEmpty() || !schemas.accepts(schema, body.tree())) {
            return false;
        }
        Map<String, SchemaWalk.Visit> others =
                new SchemaWalk(contract(), schemas, new Diagnosis(contract(), schemas), schema, body.tree()).visits();
        return others.get(Pointers.ROOT).schemas().stream()
                        .anyMatch(part -> !contract().at(part).path("required").isEmpty())
                && others.values().stream()
                        .allMatch(visit -> visit.undocumented().isEmpty())
                && body.tree().properties().stream()
                        .allMatch(field -> others.containsKey(Pointers.append(Pointers.ROOT, field.getKey())));
    }

    private boolean isCalledClean() {
        Optional<String> schema = resolvedSchema();
        return schema.isPresent() && isJson() && schemas.verdict(schema.get()).isClean(exchange.body());
    }

    private Optional<String> resolvedSchema() {
        Optional<String> declared = content.orElseThrow().schema();
        return declared.isPresent() ? contract().resolve(declared.get()) : Optional.empty();
    }

    /** What came decides, since what is documented may be a range. */
    private boolean isJson() {
        if (mediaType.isPresent() && !mediaType.get().isRange()) {
            return mediaType.get().isJson();
        }
        return MediaType.isJson(content.orElseThrow().mediaType()) && !promisesOctets();
    }

    private void readBody() {
        if (!isJson()) {
            return;
        }
        try {
            body = LocatedJson.readJson(exchange.body());
        } catch (JsonSyntaxException e) {
            syntax = e;
        }
    }

    /** Whether OpenAPI's {@code type: string, format: binary} lets any octets pass, those of a JSON text included. */
    private boolean promisesOctets() {
        Optional<String> schema = resolvedSchema();
        JsonNode promised = schema.isPresent() ? contract().at(schema.get()) : MissingNode.getInstance();
        return promised.path("type").asText().equals("string")
                && promised.path("format").asText().equals("binary");
    }

    private void hold(String schemaPointer) {
        Diagnosis diagnosis = new Diagnosis(contract(), schemas);
        visits = new SchemaWalk(contract(), schemas, diagnosis, schemaPointer, body.tree()).visits();
        List<SchemaViolation> found = diagnosis.discriminated(diagnosis.of(schemaPointer, body.tree()), visits);
        found.stream().filter(this::isNullInOptional).forEach(nulls::add);
        if (!nulls.isEmpty()) {
            found = withoutNulls(schemas, diagnosis, schemaPointer, found);
        }
        violations = found.stream()
                .filter(violation -> isOfItsOwn(violation) && !isOfRequestsOnly(violation))
                .toList();
    }

    /** What is only written is asked for in requests and not in answers (OpenAPI 3.0.4, Schema Object, writeOnly). */
    private boolean isOfRequestsOnly(SchemaViolation violation) {
        if (!violation.keyword().equals("required") || violation.property() == null) {
            return false;
        }
        String properties = Pointers.append(Pointers.parent(violation.schemaPointer()), "properties");
        String property = Pointers.append(properties, violation.property());
        return contract()
                .resolve(property)
                .filter(schema -> contract().at(property).path("writeOnly").asBoolean()
                        || contract().at(schema).path("writeOnly").asBoolean())
                .isPresent();
    }

    /** Where one field is wrong, JSON Schema counts all fields beside it as unevaluated, the documented ones too. */
    private boolean isOfItsOwn(SchemaViolation violation) {
        return !violation.keyword().equals("unevaluatedProperties") || !visits.containsKey(violation.pointer());
    }

    /**
     * A null in an optional field reads as an absent field: what breaks when the key is taken away is an error, and
     * then the null needs no mention of its own.
     */
    private List<SchemaViolation> withoutNulls(
            Schemas schemas, Diagnosis diagnosis, String schemaPointer, List<SchemaViolation> before) {
        JsonNode pruned = body.tree().deepCopy();
        for (SchemaViolation violation : nulls) {
            JsonNode parent = pruned.at(Pointers.parent(violation.pointer()));
            ((ObjectNode) parent).remove(Pointers.last(violation.pointer()));
        }
        List<SchemaViolation> after = diagnosis.discriminated(
                diagnosis.of(schemaPointer, pruned),
                new SchemaWalk(contract(), schemas, diagnosis, schemaPointer, pruned).visits());
        Set<String> known = new LinkedHashSet<>();
        before.forEach(violation -> known.add(violation.pointer() + " " + violation.schemaPointer()));
        Set<String> lacking = new HashSet<>();
        after.stream()
                .filter(violation -> !known.contains(violation.pointer() + " " + violation.schemaPointer()))
                .forEach(violation -> lacking.add(violation.pointer()));
        nulls.removeIf(nothing -> lacking.contains(Pointers.parent(nothing.pointer())));
        return after;
    }

    /** What one of several branches asks for is not asked for always. */
    private static boolean isAlternative(String schema) {
        return Pattern.compile("/(anyOf|oneOf)/[0-9]+").matcher(schema).find();
    }

    private boolean isNullInOptional(SchemaViolation violation) {
        String parent = Pointers.parent(violation.pointer());
        SchemaWalk.Visit visit = visits.get(parent);
        if (!violation.keyword().equals("type") || !violation.value().isNull() || visit == null) {
            return false;
        }
        String key = Pointers.last(violation.pointer());
        return visit.value().isObject()
                && visit.schemas().stream()
                        .filter(schema -> !isAlternative(schema))
                        .noneMatch(schema -> Wording.texts(contract().at(schema).path("required"))
                                .contains(key));
    }
}
