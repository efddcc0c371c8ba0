package io.github.chatspec.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.Change.Action;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.text.ValueRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds what differs in the text of two documents and is not among the changes so far: documentation, other spellings of
 * the same promise, and parts that are not compared otherwise. So no difference is passed over in silence.
 */
final class DocumentComparison {

    /** The keys of documentation, whose values promise nothing. */
    private static final Set<String> DOCUMENTATION = Set.of(
            "$comment",
            "deprecated",
            "description",
            "example",
            "examples",
            "externalDocs",
            "externalValue",
            "info",
            "openapi",
            "operationId",
            "summary",
            "tags",
            "title",
            "xml",
            "jsonSchemaDialect",
            "contentMediaType",
            "contentEncoding",
            "links");

    /** The keys that are compared with all that they contain. */
    private static final Set<String> COMPARED = Set.of(
            "paths",
            "parameters",
            "requestBody",
            "requestBodies",
            "responses",
            "headers",
            "content",
            "schema",
            "schemas",
            "components",
            "security",
            "securitySchemes",
            "servers",
            "$defs",
            "definitions");

    /** The keywords that two equal schemas may spell differently. */
    private static final Set<String> KEYWORDS = Set.of(
            "$ref",
            "type",
            "nullable",
            "enum",
            "const",
            "allOf",
            "anyOf",
            "oneOf",
            "not",
            "if",
            "then",
            "else",
            "properties",
            "patternProperties",
            "additionalProperties",
            "unevaluatedProperties",
            "propertyNames",
            "required",
            "dependentRequired",
            "dependentSchemas",
            "items",
            "prefixItems",
            "unevaluatedItems",
            "contains",
            "minContains",
            "maxContains",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
            "readOnly",
            "writeOnly",
            "name",
            "in",
            "style",
            "explode",
            "allowReserved",
            "allowEmptyValue",
            "scheme",
            "bearerFormat",
            "flows",
            "openIdConnectUrl",
            "url",
            "variables",
            "$id",
            "$anchor");

    /** The part of a contract that a change is about, if it is not about a schema. */
    private static final Map<String, String> PARTS = Map.of(
            "operation", "paths/",
            "parameter", "parameters/",
            "request-body", "requestBod",
            "media-type", "content/",
            "status", "responses/",
            "header", "headers/",
            "security", "security",
            "server", "servers");

    private static final Pattern SERVER_VARIABLE = Pattern.compile("(^|/)servers/[0-9]+/variables/[^/]+/default$");

    private final ChangeList list;
    private final RequestDefaults olderDefaults;
    private final RequestDefaults newerDefaults;
    private final Map<String, Difference> differences = new LinkedHashMap<>();

    /** A place at which the documents differ. */
    private record Difference(String older, String newer, String key, Compatibility kind, Action action) {}

    DocumentComparison(ChangeList list) {
        this.list = list;
        this.olderDefaults = new RequestDefaults(list.older().contract());
        this.newerDefaults = new RequestDefaults(list.newer().contract());
    }

    void compare() {
        compare(
                list.older().contract().document(),
                list.newer().contract().document(),
                "",
                "",
                Compatibility.EQUAL,
                "");
        differences.values().forEach(this::add);
    }

    private void compare(JsonNode old, JsonNode now, String older, String newer, Compatibility kind, String key) {
        if (old.equals(now)) {
            return;
        }
        if (old.isObject() && now.isObject()) {
            Set<String> keys = new LinkedHashSet<>();
            old.fieldNames().forEachRemaining(keys::add);
            now.fieldNames().forEachRemaining(keys::add);
            for (String child : keys) {
                String before = Pointers.append(older, child);
                String after = Pointers.append(newer, child);
                Compatibility meaning = kind(kind, key, child);
                if (child.equals("default")
                        && meaning != kind
                        && !SERVER_VARIABLE.matcher(before).find()) {
                    defaults(old.path(child), now.path(child), before, after);
                } else {
                    compare(old.path(child), now.path(child), before, after, meaning, child);
                }
            }
        } else if (old.isArray() && now.isArray() && isListOfObjects(old) && isListOfObjects(now)) {
            items(old, now, older, newer, kind, key);
        } else {
            differ(old, now, older, newer, kind, key);
        }
    }

    /** Compares what a schema describes as assumed in the place of a missing value. */
    private void defaults(JsonNode old, JsonNode now, String older, String newer) {
        if (old.equals(now)) {
            return;
        }
        Set<String> operations = new TreeSet<>(olderDefaults.operations(Pointers.parent(older)));
        operations.addAll(newerDefaults.operations(Pointers.parent(newer)));
        boolean isSame = !old.isMissingNode() && !now.isMissingNode() && JsonEquality.areEqual(old, now);
        if (isSame || operations.isEmpty()) {
            differ(old, now, older, newer, isSame ? Compatibility.EQUAL : Compatibility.DOCUMENTATION, "default");
            return;
        }
        if (isCovered(older, newer)) {
            return;
        }
        Action action = action(old, now);
        for (String operation : operations) {
            list.add(
                    "default",
                    action,
                    switch (action) {
                        case ADDED -> "the default " + shown(now) + " was added to " + Pointers.parent(newer);
                        case REMOVED -> "the default " + shown(old) + " was removed from " + Pointers.parent(older);
                        case CHANGED ->
                            "the default of " + Pointers.parent(older) + " changed from " + shown(old) + " to "
                                    + shown(now);
                    },
                    new ChangeList.Places(
                            existing(list.older().contract().document(), older),
                            existing(list.newer().contract().document(), newer)),
                    Optional.of(ChangeList.usage(operation, Direction.REQUEST, "")),
                    action == Action.ADDED
                            ? ChangeList.Assessment.of(
                                    Compatibility.COMPATIBLE,
                                    "The older contract did not describe what a request without this value means.")
                            : ChangeList.Assessment.of(
                                    Compatibility.UNDECIDED,
                                    "Both contracts accept a request without this value, but describe another meaning"
                                            + " of it, which no request shows."));
        }
    }

    private static String shown(JsonNode value) {
        return ValueRenderer.shorten(value.toString());
    }

    private static Action action(JsonNode old, JsonNode now) {
        return old.isMissingNode() ? Action.ADDED : now.isMissingNode() ? Action.REMOVED : Action.CHANGED;
    }

    private static boolean isListOfObjects(JsonNode array) {
        return !array.isEmpty() && array.get(0).isObject();
    }

    /** Compares the items of lists: those that are equal anywhere, then those at the same index. */
    private void items(JsonNode old, JsonNode now, String older, String newer, Compatibility kind, String key) {
        List<Integer> olds = new ArrayList<>();
        List<Integer> news = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            news.add(i);
        }
        for (int i = 0; i < old.size(); i++) {
            JsonNode item = old.get(i);
            Optional<Integer> same =
                    news.stream().filter(index -> now.get(index).equals(item)).findFirst();
            same.ifPresent(news::remove);
            if (same.isEmpty()) {
                olds.add(i);
            }
        }
        for (int i = 0; i < Math.max(olds.size(), news.size()); i++) {
            int before = i < olds.size() ? olds.get(i) : -1;
            int after = i < news.size() ? news.get(i) : -1;
            compare(
                    before < 0 ? MissingNode.getInstance() : old.get(before),
                    after < 0 ? MissingNode.getInstance() : now.get(after),
                    before < 0 ? older : Pointers.append(older, before),
                    after < 0 ? newer : Pointers.append(newer, after),
                    kind,
                    key);
        }
    }

    /** Returns what a difference below a key can mean. */
    private static Compatibility kind(Compatibility kind, String around, String key) {
        boolean isNaming =
                COMPARED.contains(around) && !Set.of("schema", "content").contains(around);
        boolean isName = isNaming
                || Set.of("properties", "patternProperties", "dependentSchemas", "variables")
                        .contains(around);
        if (kind != Compatibility.EQUAL || isName) {
            return kind;
        }
        if (key.startsWith("x-") || DOCUMENTATION.contains(key)) {
            return Compatibility.DOCUMENTATION;
        }
        boolean isPlace = COMPARED.contains(key)
                || KEYWORDS.contains(key)
                || key.matches("get|put|post|delete|options|head|patch|trace")
                || around.equals("content")
                || around.startsWith("/")
                || around.isEmpty();
        return isPlace ? kind : Compatibility.UNDECIDED;
    }

    private void differ(JsonNode old, JsonNode now, String older, String newer, Compatibility kind, String key) {
        Action action = action(old, now);
        // What is missing is at the object that lacks it.
        String before = old.isMissingNode() ? existing(list.older().contract().document(), older) : older;
        String after = now.isMissingNode() ? existing(list.newer().contract().document(), newer) : newer;
        // A format that is not among the changes is one that no judge checks.
        boolean isComment = key.equals("format") && !isCovered(older, newer);
        if (kind == Compatibility.DOCUMENTATION || isComment) {
            differences.put(
                    older + " " + newer, new Difference(before, after, key, Compatibility.DOCUMENTATION, action));
        } else if (!isCovered(older, newer)) {
            // One entry for each schema, however many of its keywords differ.
            String holder = kind == Compatibility.EQUAL ? Pointers.parent(older) : older;
            differences.putIfAbsent(kind + " " + holder, new Difference(before, after, key, kind, action));
        }
    }

    private static String existing(JsonNode document, String pointer) {
        String current = pointer;
        while (!current.isEmpty() && document.at(current).isMissingNode()) {
            current = Pointers.parent(current);
        }
        return current;
    }

    /** Returns whether a change is reported that includes a difference. */
    private boolean isCovered(String older, String newer) {
        for (Change change : list.changes()) {
            String before = change.older().pointer();
            String after = change.newer().pointer();
            if (isAtOrBelow(before, older) || isAtOrBelow(after, newer)) {
                return true;
            }
            Optional<String> part = Optional.ofNullable(PARTS.get(change.subject()));
            boolean isInside = part.isPresent()
                    ? (change.action() != Action.REMOVED && isPart(part.get(), before, older))
                            || (change.action() != Action.ADDED && isPart(part.get(), after, newer))
                    : (change.action() != Action.ADDED && isAtOrBelow(older, before))
                            || (change.action() != Action.REMOVED && isAtOrBelow(newer, after));
            if (isInside) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a difference is in the part of a contract that a change is about. */
    private static boolean isPart(String part, String place, String pointer) {
        boolean isOfWhole = part.equals("security") || part.equals("servers");
        boolean isNamed = (pointer + "/").contains("/" + part);
        return isNamed && (isOfWhole || isAtOrBelow(pointer, place));
    }

    private static boolean isAtOrBelow(String pointer, String around) {
        return pointer.equals(around) || pointer.startsWith(around + "/");
    }

    private void add(Difference difference) {
        String subject = switch (difference.kind()) {
            case DOCUMENTATION ->
                difference.key().matches("examples?|externalValue")
                                || difference.older().contains("/examples/")
                        ? "example"
                        : difference.key().startsWith("x-") ? "extension" : "description";
            case EQUAL -> "spelling";
            default -> difference.key();
        };
        String what = difference.key().isEmpty() ? "the document" : difference.key() + " of " + shown(difference);
        String summary = switch (difference.kind()) {
            case EQUAL -> what + " is spelled differently and means the same";
            default -> what + " was " + difference.action().name().toLowerCase(java.util.Locale.ROOT);
        };
        String reason = switch (difference.kind()) {
            case DOCUMENTATION -> "It promises nothing about a request or a response.";
            case EQUAL -> "Composed with all that it refers to, the schema is the same.";
            default -> "This part of a contract is not compared.";
        };
        list.add(
                subject,
                difference.action(),
                summary,
                new ChangeList.Places(difference.older(), difference.newer()),
                Optional.empty(),
                ChangeList.Assessment.of(difference.kind(), reason));
    }

    private static String shown(Difference difference) {
        String pointer = difference.action() == Action.ADDED ? difference.newer() : difference.older();
        String holder = pointer.endsWith("/" + difference.key()) ? Pointers.parent(pointer) : pointer;
        return holder.isEmpty() ? "the document" : holder;
    }
}
