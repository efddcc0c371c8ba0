package io.github.chatspec.judge.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.keyword.SchemaViolation;
import io.github.chatspec.judge.schema.Diagnosis;
import io.github.chatspec.judge.schema.OneWayFields;
import io.github.chatspec.judge.schema.SchemaWalk;
import io.github.chatspec.judge.schema.Schemas;
import io.github.chatspec.text.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Validates one parsed body against the schema of its response. */
final class BodyValidation {

    private static final Pattern ALTERNATIVE = Pattern.compile("/(anyOf|oneOf)/[0-9]+");

    private static final Set<String> UNEVALUATED = Set.of("unevaluatedProperties", "unevaluatedItems");

    private final Contract contract;
    private final Schemas schemas;
    private final Diagnosis diagnosis;
    /** Null if the body was not read from a text. */
    private final LocatedJson text;

    private final JsonNode body;

    BodyValidation(Contract contract, Schemas schemas, LocatedJson text) {
        this(contract, schemas, text, text.tree());
    }

    BodyValidation(Contract contract, Schemas schemas, JsonNode body) {
        this(contract, schemas, null, body);
    }

    private BodyValidation(Contract contract, Schemas schemas, LocatedJson text, JsonNode body) {
        this.contract = contract;
        this.schemas = schemas;
        this.diagnosis = new Diagnosis(contract, schemas);
        this.text = text;
        this.body = body;
    }

    /**
     * Validates the body.
     *
     * @param schemaPointer the JSON Pointer of the schema
     * @param operation the operation
     * @param response the response whose schema it is
     * @return the result
     */
    BodyEvaluation against(String schemaPointer, Operation operation, Response response) {
        Map<String, SchemaWalk.Visit> visits =
                new SchemaWalk(contract, schemas, diagnosis, schemaPointer, body).visits();
        List<SchemaViolation> all = diagnosis.discriminated(diagnosis.of(schemaPointer, body), visits);
        List<SchemaViolation> nulls = new ArrayList<>();
        for (SchemaViolation violation : all) {
            if (isNullInOptional(violation, visits)) {
                nulls.add(violation);
            }
        }
        if (!nulls.isEmpty()) {
            all = withoutNulls(schemaPointer, all, nulls);
        }
        List<SchemaViolation> violations = ofBody(all, visits);
        List<Response> others = isOfAnotherKind(violations, visits) ? otherResponses(operation, response) : List.of();
        return others.isEmpty()
                ? BodyEvaluation.validated(text, violations, nulls, visits)
                : BodyEvaluation.ofOtherResponses(text, others);
    }

    /** Returns the violations of a request's body, in which a null is as wrong as any other value. */
    List<SchemaViolation> ofRequest(String schemaPointer) {
        Map<String, SchemaWalk.Visit> visits =
                new SchemaWalk(contract, schemas, diagnosis, schemaPointer, body).visits();
        return ofBody(diagnosis.discriminated(diagnosis.of(schemaPointer, body), visits), visits);
    }

    private List<SchemaViolation> ofBody(List<SchemaViolation> all, Map<String, SchemaWalk.Visit> visits) {
        List<SchemaViolation> violations = new ArrayList<>();
        for (SchemaViolation violation : all) {
            if (isOwn(violation) && !isOfOtherDirection(violation, visits)) {
                violations.add(violation);
            }
        }
        return List.copyOf(violations);
    }

    /** Returns whether the body has several violations, and one of them is a top-level key too few or too many. */
    private static boolean isOfAnotherKind(List<SchemaViolation> violations, Map<String, SchemaWalk.Visit> visits) {
        List<String> undocumented = visits.get(Pointers.ROOT).undocumented();
        boolean atTopLevel = !undocumented.isEmpty();
        for (SchemaViolation violation : violations) {
            atTopLevel |= violation.pointer().isEmpty() && violation.keyword().equals("required");
        }
        return atTopLevel && violations.size() + undocumented.size() > 1;
    }

    private List<Response> otherResponses(Operation operation, Response response) {
        return operation.responses().stream()
                .filter(other -> !other.status().equals(response.status()))
                .filter(other -> other.contents().stream()
                        .filter(content -> MediaType.isJson(content.mediaType()))
                        .flatMap(content -> content.schema().stream())
                        .anyMatch(this::describes))
                .toList();
    }

    /** Returns whether a schema accepts the body, requires a key and documents all keys, so that it is specific. */
    private boolean describes(String schemaPointer) {
        String schema = contract.schema(schemaPointer).orElse(schemaPointer);
        if (body.isEmpty() || !schemas.accepts(schema, body)) {
            return false;
        }
        Map<String, SchemaWalk.Visit> visits =
                new SchemaWalk(contract, schemas, new Diagnosis(contract, schemas), schema, body).visits();
        return visits.get(Pointers.ROOT).schemas().stream()
                        .anyMatch(part -> !contract.at(part).path("required").isEmpty())
                && visits.values().stream()
                        .allMatch(visit -> visit.undocumented().isEmpty())
                && body.properties().stream()
                        .allMatch(field -> visits.containsKey(Pointers.append(Pointers.ROOT, field.getKey())));
    }

    /** Returns whether the missing key is required in messages of the other direction only (OpenAPI 3.0.4, readOnly and writeOnly). */
    private boolean isOfOtherDirection(SchemaViolation violation, Map<String, SchemaWalk.Visit> visits) {
        if (!violation.keyword().equals("required") || violation.property() == null) {
            return false;
        }
        Set<String> describing = new LinkedHashSet<>(Set.of(Pointers.parent(violation.schemaPointer())));
        SchemaWalk.Visit visit = visits.get(violation.pointer());
        if (visit != null) {
            describing.addAll(visit.schemas());
        }
        return new OneWayFields(contract, schemas.direction()).includes(describing, violation.property());
    }

    /**
     * Returns false for a key or item that only counts as unevaluated since something else is wrong: the schema that
     * rules it out, or one of which it is composed, describes it. What describes it next to that schema does not count.
     */
    private boolean isOwn(SchemaViolation violation) {
        if (!UNEVALUATED.contains(violation.keyword())) {
            return true;
        }
        String holder = Pointers.parent(violation.schemaPointer());
        JsonNode around = body.at(Pointers.parent(violation.pointer()));
        return !new SchemaWalk(contract, schemas, diagnosis, holder, around)
                .visits()
                .containsKey(Pointers.append(Pointers.ROOT, Pointers.last(violation.pointer())));
    }

    /**
     * Validates the body without the nulls, which read as absent fields. What is violated only then is an error, and the
     * null that causes it is not reported as well.
     */
    private List<SchemaViolation> withoutNulls(
            String schemaPointer, List<SchemaViolation> before, List<SchemaViolation> nulls) {
        JsonNode pruned = body.deepCopy();
        for (SchemaViolation violation : nulls) {
            JsonNode parent = pruned.at(Pointers.parent(violation.pointer()));
            ((ObjectNode) parent).remove(Pointers.last(violation.pointer()));
        }
        List<SchemaViolation> after = diagnosis.discriminated(
                diagnosis.of(schemaPointer, pruned),
                new SchemaWalk(contract, schemas, diagnosis, schemaPointer, pruned).visits());
        Set<String> known = new LinkedHashSet<>();
        before.forEach(violation -> known.add(violation.pointer() + " " + violation.schemaPointer()));
        Set<String> lacking = new HashSet<>();
        after.stream()
                .filter(violation -> !known.contains(violation.pointer() + " " + violation.schemaPointer()))
                .forEach(violation -> lacking.add(violation.pointer()));
        nulls.removeIf(removed -> lacking.contains(Pointers.parent(removed.pointer())));
        return after;
    }

    private boolean isNullInOptional(SchemaViolation violation, Map<String, SchemaWalk.Visit> visits) {
        SchemaWalk.Visit around = visits.get(Pointers.parent(violation.pointer()));
        if (!violation.keyword().equals("type") || !violation.value().isNull() || around == null) {
            return false;
        }
        String key = Pointers.last(violation.pointer());
        return around.value().isObject()
                && around.schemas().stream()
                        // What one of several branches requires is not required in general.
                        .filter(schema -> !ALTERNATIVE.matcher(schema).find())
                        .noneMatch(schema -> Wording.texts(contract.at(schema).path("required"))
                                .contains(key));
    }
}
