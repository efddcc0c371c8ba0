package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.keyword.DateTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the documentation of each place in a body.
 *
 * <p>It is immutable and may be shared between threads.
 */
public final class DocumentedFields {

    /** The keywords by which a schema accepts one string or number and not another. */
    private static final List<String> CHOOSING = List.of(
            "enum",
            "const",
            "pattern",
            "format",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "not",
            "oneOf",
            "anyOf");

    /** The applicators that test a value without describing it. */
    private static final List<Applicator> TESTING = List.of(Applicator.IF, Applicator.NOT, Applicator.CONTAINS);

    /** The applicators whose subschemas belong to a test. */
    private static final List<Applicator> TESTED =
            Stream.concat(TESTING.stream(), Applicator.COMPOSITIONS.stream()).toList();

    private final Map<Contract, Schemas> schemas = new HashMap<>();

    /** By schema; bounded by the number of schemas in the contract. */
    private final Map<Contract, ConcurrentHashMap<String, Map<String, Set<JsonNode>>>> tested = new HashMap<>();

    private DocumentedFields(List<Contract> contracts) {
        contracts.forEach(contract -> {
            schemas.put(contract, new Schemas(contract));
            tested.put(contract, new ConcurrentHashMap<>());
        });
    }

    /**
     * Creates the documentation of contracts.
     *
     * @param contracts the contracts
     * @return the documentation
     */
    public static DocumentedFields of(List<Contract> contracts) {
        return new DocumentedFields(contracts);
    }

    /**
     * Finds the places of a body that the contract describes. If the body does not conform to its own status, the places
     * that other statuses describe count too.
     *
     * @param contract the contract of the operation, one of those given to {@link #of}
     * @param operation the operation
     * @param status the HTTP status of the response
     * @param body the body as received
     * @return the described places by their JSON Pointer, or nothing if the body is not readable JSON
     */
    public Optional<Map<String, Place>> places(Contract contract, Operation operation, int status, byte[] body) {
        Optional<JsonNode> tree = tree(body);
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Place> places = new LinkedHashMap<>();
        Set<String> own = new LinkedHashSet<>();
        operation.response(status).ifPresent(response -> own.addAll(schemas(contract, response)));
        boolean isOwn = false;
        for (String schema : own) {
            isOwn |= add(contract, schema, tree.get(), places);
        }
        if (!isOwn) {
            Set<String> others = new LinkedHashSet<>();
            operation.responses().forEach(response -> others.addAll(schemas(contract, response)));
            others.removeAll(own);
            others.forEach(schema -> add(contract, schema, tree.get(), places));
        }
        return Optional.of(places);
    }

    private static List<String> schemas(Contract contract, Response response) {
        return response.contents().stream()
                .filter(content -> MediaType.isJson(content.mediaType()))
                .map(Content::schema)
                .flatMap(Optional::stream)
                .map(contract::schema)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Adds the places that one schema describes, and returns whether the body conforms to it. */
    private boolean add(Contract contract, String schema, JsonNode body, Map<String, Place> places) {
        Schemas known = schemas.get(contract);
        Map<String, SchemaWalk.Visit> visits =
                new SchemaWalk(contract, known, new Diagnosis(contract, known), schema, body).visits();
        visits.forEach((pointer, visit) -> {
            Place place = places.computeIfAbsent(pointer, absent -> new Place(contract, known));
            place.schemas.addAll(visit.schemas());
            SchemaWalk.Visit around = pointer.isEmpty() ? null : visits.get(Pointers.parent(pointer));
            if (around != null) {
                String key = Pointers.last(pointer);
                around.schemas()
                        .forEach(holder ->
                                place.tested.addAll(tested(contract, holder).getOrDefault(key, Set.of())));
            }
        });
        return visits.get(Pointers.ROOT).undocumented().isEmpty() && known.accepts(schema, body);
    }

    /** Returns the values that conditions and discriminators of a schema compare with, by key. */
    private Map<String, Set<JsonNode>> tested(Contract contract, String holder) {
        return tested.get(contract).computeIfAbsent(holder, absent -> {
            Map<String, Set<JsonNode>> found = new HashMap<>();
            JsonNode discriminator = contract.at(holder).path("discriminator");
            Set<JsonNode> kinds =
                    found.computeIfAbsent(discriminator.path("propertyName").asText(""), key -> new LinkedHashSet<>());
            discriminator.path("mapping").fieldNames().forEachRemaining(name -> kinds.add(TextNode.valueOf(name)));
            Applicator.COMPOSITIONS.stream()
                    .flatMap(keyword -> keyword.subschemas(contract, holder).stream())
                    .map(branch -> contract.resolve(branch).orElse(branch))
                    .forEach(branch -> kinds.add(TextNode.valueOf(Pointers.last(branch))));
            SchemaComposition composition = new SchemaComposition(contract);
            composition
                    .withReferences(
                            composition.subschemas(holder, TESTING), schema -> composition.subschemas(schema, TESTED))
                    .forEach(schema -> collect(contract, schema, found));
            return found;
        });
    }

    /** Adds the constants of the properties of a schema. */
    private static void collect(Contract contract, String schema, Map<String, Set<JsonNode>> found) {
        for (String declaration : Applicator.PROPERTIES.subschemas(contract, schema)) {
            contract.resolve(declaration)
                    .ifPresent(property -> Place.constants(
                            contract.at(property),
                            found.computeIfAbsent(Pointers.last(declaration), absent -> new LinkedHashSet<>())));
        }
    }

    /**
     * Finds the places of a body without a contract.
     *
     * @param body the body as received
     * @return no places, or nothing if the body is not readable JSON
     */
    public Optional<Map<String, Place>> places(byte[] body) {
        return tree(body).map(tree -> Map.of());
    }

    private static Optional<JsonNode> tree(byte[] body) {
        try {
            return body.length > Schemas.MAX_BODY_BYTES
                    ? Optional.empty()
                    : Optional.of(LocatedJson.readJson(body).tree());
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the regular expressions with which the contracts restrict keys, and texts that have no format.
     *
     * @return predicates that find an expression anywhere in a text, by expression
     */
    public Map<String, Predicate<String>> patterns() {
        Map<String, Predicate<String>> patterns = new TreeMap<>();
        schemas.forEach((contract, known) -> {
            Stream<String> ofValues = contract.document().findParents("pattern").stream()
                    .filter(schema -> schema.get("pattern").isTextual() && !schema.has("format"))
                    .map(schema -> schema.get("pattern").textValue());
            Stream<String> ofKeys = contract.document().findValues(Applicator.PATTERN_PROPERTIES.keyword()).stream()
                    .flatMap(schemasByPattern -> schemasByPattern.properties().stream())
                    .map(Map.Entry::getKey);
            Stream.concat(ofValues, ofKeys).forEach(pattern -> patterns.computeIfAbsent(pattern, known::pattern));
        });
        return patterns;
    }

    /**
     * Returns the documentation of a single value, such as that of a parameter.
     *
     * @param contract the contract of the schema, one of those given to {@link #of}
     * @param schemaPointer the JSON Pointer of the schema
     * @return the place that the schema describes
     */
    public Place place(Contract contract, String schemaPointer) {
        Place place = new Place(contract, schemas.get(contract));
        place.schemas.add(schemaPointer);
        contract.resolve(schemaPointer).ifPresent(place.schemas::add);
        return place;
    }

    /**
     * One place, and the schemas that describe it.
     */
    public static final class Place {

        private final Contract contract;
        private final Schemas validator;
        private final Set<String> schemas = new LinkedHashSet<>();
        private final Set<JsonNode> tested = new LinkedHashSet<>();

        private Place(Contract contract, Schemas validator) {
            this.contract = contract;
            this.validator = validator;
        }

        /**
         * Returns whether the contract lists the key of this place by name.
         *
         * @param key the last segment of the place's pointer
         * @return whether it does; a key that only matches a pattern is not listed
         */
        public boolean lists(String key) {
            return schemas.stream()
                    .anyMatch(schema -> Pointers.last(schema).equals(key)
                            && Pointers.last(Pointers.parent(schema)).equals(Applicator.PROPERTIES.keyword()));
        }

        /**
         * Returns whether the contract requires a key of the object at this place.
         *
         * @param key a key of the object
         * @return whether a schema here lists it as required
         */
        public boolean requires(String key) {
            return schemas.stream()
                    .flatMap(schema -> Stream.of("required", "dependentRequired")
                            .map(keyword -> contract.at(schema).path(keyword)))
                    .anyMatch(required -> required.has(key) || names(required, key));
        }

        private static boolean names(JsonNode keys, String key) {
            for (JsonNode named : keys) {
                if (named.isArray() ? names(named, key) : named.asText().equals(key)) {
                    return true;
                }
            }
            return false;
        }

        /**
         * Returns whether the contract contains a value for this place.
         *
         * @param value a string or number
         * @return whether it is a value of an enumeration, a constant, or a value that a condition compares with
         */
        public boolean documents(JsonNode value) {
            Set<JsonNode> spelled = new LinkedHashSet<>(tested);
            schemas.forEach(schema -> constants(contract.at(schema), spelled));
            return spelled.stream().anyMatch(constant -> JsonEquality.areEqual(constant, value));
        }

        /**
         * Returns whether a timestamp or date is promised here.
         *
         * @return whether a schema has the format {@code date-time} or {@code date}
         */
        public boolean promisesMoment() {
            return schemas.stream()
                    .map(schema -> contract.at(schema).path("format").asText())
                    .anyMatch(format -> format.equals("date-time") || format.equals("date"));
        }

        /**
         * Returns whether a date without a time is promised here.
         *
         * @return whether a schema has the format {@code date}
         */
        public boolean promisesDate() {
            return schemas.stream()
                    .anyMatch(schema ->
                            contract.at(schema).path("format").asText().equals("date"));
        }

        /**
         * Returns the regular expressions that restrict a text here.
         *
         * @return the expressions
         */
        public Set<String> patterns() {
            return schemas.stream()
                    .map(schema -> contract.at(schema).path("pattern"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /**
         * Returns whether a text is a timestamp or date of a promised format.
         *
         * @param text the text
         * @return whether it is valid and exists
         */
        public boolean isMoment(String text) {
            return schemas.stream()
                    .map(schema -> contract.at(schema).path("format").asText())
                    .anyMatch(format -> (format.equals("date-time") && DateTime.isValid(text))
                            || (format.equals("date") && isDate(text)));
        }

        /**
         * Returns which of the schemas here accept a value.
         *
         * @param value a string or number
         * @return a text that is equal for values that the same schemas accept
         */
        public String verdict(JsonNode value) {
            StringBuilder verdict = new StringBuilder();
            for (String pointer : schemas) {
                JsonNode schema = contract.at(pointer);
                if (CHOOSING.stream().anyMatch(schema::has)) {
                    boolean taken = validator.accepts(pointer, value) && !NumberRange.isExceeded(value, schema);
                    verdict.append(taken ? '+' : '-');
                }
            }
            return verdict.toString();
        }

        private static void constants(JsonNode schema, Set<JsonNode> out) {
            schema.path("enum").forEach(out::add);
            if (schema.has("const")) {
                out.add(schema.get("const"));
            }
        }

        private static boolean isDate(String text) {
            try {
                LocalDate.parse(text);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }
    }
}
