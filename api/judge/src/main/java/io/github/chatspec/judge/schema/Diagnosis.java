package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Finds what exactly a value violates in a schema: one violation for each mistake, also if the schema is composed.
 *
 * <p>If no branch of a {@code oneOf} or {@code anyOf} accepts a value, only the violations of the intended branch count.
 * That is the branch selected by the discriminator or by a constant in the branch; otherwise the one of the right type
 * with the fewest violations, and of those the one that fails deepest.
 */
public final class Diagnosis {

    /** The extension that assigns a part of the contract to a separate rule. */
    public static final String RULE_EXTENSION = "x-rule";

    /** The keywords that lead to another schema; only the first one names it independently of the value's way. */
    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef");

    private static final Set<String> DEFINITIONS = Set.of("$defs", "definitions");

    /** The keywords that one mistake violates together, the one that describes it best first. */
    private static final List<String> SHAPE = List.of("type", "const", "enum", "format", "pattern");

    private final Contract contract;
    private final Schemas schemas;
    private final SchemaComposition composition;

    /** Earlier results, since compositions validate the same branch of the same value repeatedly. */
    private final IdentityHashMap<JsonNode, Map<String, List<SchemaViolation>>> memory = new IdentityHashMap<>();

    public Diagnosis(Contract contract, Schemas schemas) {
        this.contract = contract;
        this.schemas = schemas;
        this.composition = new SchemaComposition(contract);
    }

    /** Validates a value against a schema; the pointers of the violations start at the value. */
    public List<SchemaViolation> of(String schemaPointer, JsonNode value) {
        if (schemas.accepts(schemaPointer, value)) {
            return List.of();
        }
        Map<String, List<SchemaViolation>> known = memory.computeIfAbsent(value, absent -> new HashMap<>());
        List<SchemaViolation> remembered = known.get(schemaPointer);
        if (remembered == null) {
            remembered = diagnose(schemaPointer, value);
            known.put(schemaPointer, remembered);
        }
        return remembered;
    }

    /**
     * Validates the values of a walk against the schemas that their discriminators select: for JSON Schema, any branch
     * that accepts a value will do, and a schema does not know what inherits from it.
     *
     * @param found the violations of the schemas alone
     * @param visits the places of the same body
     * @return both, without duplicates
     */
    public List<SchemaViolation> discriminated(List<SchemaViolation> found, Map<String, SchemaWalk.Visit> visits) {
        List<SchemaViolation> all = new ArrayList<>(found);
        visits.forEach((pointer, visit) -> {
            for (String holder : visit.discriminating()) {
                if (discriminators().kind(holder, visit.value()).isEmpty()) {
                    continue;
                }
                if (discriminator(holder, visit.value()).isPresent()) {
                    Applicator.ALTERNATIVES.stream()
                            .filter(keyword -> keyword.isIn(contract.at(holder)))
                            .forEach(keyword -> all.addAll(inMeant(holder, keyword, visit.value(), pointer)));
                }
                all.addAll(inHeir(holder, visit, pointer));
            }
        });
        return all.size() == found.size() ? found : foremost(all);
    }

    /** Validates a value against the heir that it selects, unless another heir is promised anyway. */
    private List<SchemaViolation> inHeir(String holder, SchemaWalk.Visit visit, String pointer) {
        Discriminators discriminators = discriminators();
        String kind = discriminators.kind(holder, visit.value()).orElseThrow();
        Set<String> heirs = discriminators.heirs(holder);
        Optional<String> heir = discriminators.heir(holder, kind);
        boolean isOther = visit.schemas().stream()
                .filter(heirs::contains)
                .anyMatch(promised -> heir.filter(selected -> discriminators.inherits(selected, promised))
                        .isEmpty());
        if (heirs.isEmpty() || isOther || discriminators.isOwnName(holder, kind)) {
            return List.of();
        }
        if (heir.isPresent()) {
            return of(heir.get(), visit.value()).stream()
                    .map(violation -> violation.at(pointer + violation.pointer()))
                    .toList();
        }
        return discriminators.hasMapping(holder)
                ? List.of(unknownBranch(holder, List.copyOf(heirs), visit.value(), pointer))
                : List.of();
    }

    /** Returns whether a value should select a schema by its name alone, and is not the name of one. */
    boolean isUnnamed(String holder, JsonNode value) {
        Discriminators discriminators = discriminators();
        Optional<String> kind = discriminators.kind(holder, value);
        if (kind.isEmpty() || discriminators.hasMapping(holder)) {
            return false;
        }
        List<String> branches = discriminators.branches(holder);
        boolean isNamed = branches.stream().anyMatch(branch -> discriminators.selects(holder, kind.get(), branch))
                || discriminators.heir(holder, kind.get()).isPresent()
                || discriminators.isOwnName(holder, kind.get());
        boolean isNaming =
                branches.stream().anyMatch(branch -> contract.at(branch).has("$ref"))
                        || !discriminators.heirs(holder).isEmpty();
        return isNaming && !isNamed;
    }

    private Discriminators discriminators() {
        return schemas.discriminators();
    }

    /** Returns the intended branch of a composition, or nothing if the discriminator selects none. */
    Optional<String> meant(String holder, Applicator composition, JsonNode value) {
        List<String> branches = composition.subschemas(contract, holder);
        Optional<String> named = named(holder, branches, value);
        if (named.isPresent() || discriminator(holder, value).isPresent()) {
            return named;
        }
        return branches.stream().min(closeness(value));
    }

    /** Returns whether neither the discriminator nor a constant rules a branch out for a value. */
    boolean mayMean(String holder, List<String> branches, String branch, JsonNode value) {
        Optional<String> named =
                discriminator(holder, value).isPresent() ? named(holder, branches, value) : Optional.empty();
        return named.map(branch::equals).orElseGet(() -> agrees(branch, value) != Agreement.NO);
    }

    private List<SchemaViolation> diagnose(String schemaPointer, JsonNode value) {
        List<SchemaViolation> found = new ArrayList<>();
        Set<Composition> compositions = new LinkedHashSet<>();
        for (Schemas.Breach breach : schemas.breaches(schemaPointer, value)) {
            Optional<Composition> composition = composition(schemaPointer, breach);
            composition.ifPresentOrElse(compositions::add, () -> found.add(breach.violation()));
        }
        compositions.forEach(composition -> found.addAll(diagnose(composition, value)));
        return foremost(found);
    }

    /** A oneOf or anyOf at a place in the value. */
    private record Composition(String holder, Applicator applicator, String pointer) {}

    private List<SchemaViolation> diagnose(Composition composition, JsonNode root) {
        String pointer = composition.pointer();
        JsonNode value = root.at(pointer);
        Applicator applicator = composition.applicator();
        String keyword = applicator.subschema(composition.holder());
        List<String> branches = applicator.subschemas(contract, composition.holder());
        if (discriminator(composition.holder(), value).isEmpty()) {
            // By their own discriminators the branches may take more or less than the validator thinks.
            long taking = branches.stream()
                    .filter(branch -> of(branch, value).isEmpty())
                    .count();
            // Nor is it known which one a discriminator without a usable value selects.
            boolean isAnyEnough = applicator == Applicator.ANY_OF || isUnnamed(composition.holder(), value);
            if (taking == 1 || (taking > 1 && isAnyEnough)) {
                return List.of();
            }
            if (taking > 1) {
                return List.of(
                        new SchemaViolation(applicator.keyword(), pointer, value, keyword, contract.at(keyword), null));
            }
        }
        Optional<SchemaViolation> union = union(branches, value, keyword);
        if (union.isPresent()) {
            return List.of(union.get().at(pointer));
        }
        return inMeant(composition.holder(), applicator, value, pointer);
    }

    private List<SchemaViolation> inMeant(String holder, Applicator keyword, JsonNode value, String pointer) {
        return meant(holder, keyword, value)
                .map(branch -> of(branch, value).stream()
                        .map(violation -> violation.at(pointer + violation.pointer()))
                        .toList())
                .orElseGet(() -> List.of(unknownBranch(holder, keyword.subschemas(contract, holder), value, pointer)));
    }

    /**
     * Keeps the first keyword if one value violates several for one reason: a value of the wrong type is not in an enum
     * either, an invalid date-time does not match the pattern of its end, and a forbidden value needs no other violation.
     */
    private List<SchemaViolation> foremost(List<SchemaViolation> all) {
        Set<String> ruledOut = new LinkedHashSet<>();
        Map<String, Integer> first = new LinkedHashMap<>();
        all.stream()
                .filter(violation -> violation.keyword().equals("false"))
                .forEach(violation -> ruledOut.add(violation.pointer()));
        List<SchemaViolation> counting = all.stream()
                .filter(violation -> violation.keyword().equals("false") || !isWithin(violation.pointer(), ruledOut))
                .toList();
        counting.forEach(violation -> first.merge(violation.pointer(), reason(violation), Math::min));
        Map<List<Object>, SchemaViolation> once = new LinkedHashMap<>();
        counting.stream()
                .filter(violation -> reason(violation) == first.get(violation.pointer())
                        || (reason(violation) == SHAPE.size() && first.get(violation.pointer()) > 0))
                .forEach(violation -> once.merge(
                        promise(violation),
                        violation,
                        BinaryOperator.minBy(Comparator.comparing(
                                        (SchemaViolation same) -> same.promise().size())
                                .thenComparing(SchemaViolation::schemaPointer))));
        return List.copyOf(once.values());
    }

    /** Returns what makes violations equal: parts of an allOf may promise the same, but the clauses of a rule differ. */
    private List<Object> promise(SchemaViolation violation) {
        Object promised = violation.promise();
        if (contract.nearest(violation.schemaPointer(), RULE_EXTENSION).isPresent()) {
            promised = violation.schemaPointer();
        } else if (violation.property() != null) {
            promised = violation.property();
        } else if (violation.keyword().equals("type")) {
            promised = "";
        }
        return List.of(violation.pointer(), violation.keyword(), promised);
    }

    private static boolean isWithin(String pointer, Set<String> places) {
        String around = pointer;
        while (!places.isEmpty()) {
            if (places.contains(around)) {
                return true;
            }
            if (around.isEmpty()) {
                return false;
            }
            around = Pointers.parent(around);
        }
        return false;
    }

    private static int reason(SchemaViolation violation) {
        int reason = SHAPE.indexOf(violation.keyword());
        return reason < 0 ? SHAPE.size() : reason;
    }

    /** Returns the first composition on the path to a violation, except for those that are assigned to a rule. */
    // Not a SchemaComposition: the validator has chosen the path, so nothing is left to select.
    private Optional<Composition> composition(String schemaPointer, Schemas.Breach breach) {
        String schema = schemaPointer;
        int depth = 0;
        String before = "";
        List<String> path = breach.path();
        for (String segment : path) {
            boolean name = isFollowedByName(before);
            Optional<Applicator> applicator = name ? Optional.empty() : Applicator.of(segment);
            if (!name && REFERENCES.contains(segment)) {
                Optional<String> target = contract.target(schema);
                if (target.isEmpty()) {
                    return Optional.empty();
                }
                schema = target.get();
            } else {
                boolean claimed = contract.nearest(schema, RULE_EXTENSION).isPresent();
                if (applicator.filter(Applicator.ALTERNATIVES::contains).isPresent() && !claimed) {
                    List<String> place = Pointers.segments(breach.violation().pointer());
                    StringBuilder pointer = new StringBuilder();
                    place.subList(0, Math.min(depth, place.size()))
                            .forEach(part -> pointer.append(Pointers.append("", part)));
                    return Optional.of(new Composition(schema, applicator.get(), pointer.toString()));
                }
                schema = Pointers.append(schema, segment);
                depth += applicator.filter(keyword -> !keyword.isInPlace()).isPresent() ? 1 : 0;
            }
            before = name ? "" : segment;
        }
        return Optional.empty();
    }

    private static boolean isFollowedByName(String keyword) {
        return DEFINITIONS.contains(keyword)
                || Applicator.of(keyword).filter(Applicator::isMap).isPresent();
    }

    /** Returns one violation of the union of all types or enums, if all branches fail for the type or enum only. */
    private Optional<SchemaViolation> union(List<String> branches, JsonNode value, String keyword) {
        for (String promise : List.of("type", "enum")) {
            Set<JsonNode> promised = new LinkedHashSet<>();
            boolean all = true;
            for (String branch : branches) {
                List<SchemaViolation> violations = of(branch, value);
                boolean here = violations.size() == 1
                        && violations.get(0).pointer().isEmpty()
                        && (violations.get(0).keyword().equals(promise)
                                || (promise.equals("enum")
                                        && Set.of("const", "type")
                                                .contains(violations.get(0).keyword())));
                all &= here;
                if (here && violations.get(0).keyword().equals("type") == promise.equals("type")) {
                    JsonNode listed = violations.get(0).promise();
                    (listed.isArray() ? listed : List.of(listed)).forEach(promised::add);
                }
            }
            if (all && !promised.isEmpty()) {
                ArrayNode union = JsonNodeFactory.instance.arrayNode();
                promised.forEach(union::add);
                return Optional.of(new SchemaViolation(promise, Pointers.ROOT, value, keyword, union, null));
            }
        }
        return Optional.empty();
    }

    /** Returns the branch that the discriminator selects, or else the only one whose constants all match the value. */
    private Optional<String> named(String holder, List<String> branches, JsonNode value) {
        Optional<String> kind = discriminator(holder, value);
        if (kind.isPresent()) {
            return branches.stream()
                    .filter(branch -> discriminators().selects(holder, kind.get(), branch))
                    .findFirst();
        }
        List<String> agreeing = branches.stream()
                .filter(branch -> agrees(branch, value) == Agreement.YES)
                .toList();
        boolean othersDisagree = branches.stream()
                .filter(branch -> !agreeing.contains(branch))
                .allMatch(branch -> agrees(branch, value) == Agreement.NO);
        return agreeing.size() == 1 && othersDisagree ? Optional.of(agreeing.get(0)) : Optional.empty();
    }

    /**
     * Returns the discriminating value, or nothing if it is absent, or if it is unknown and there is no mapping, or a
     * branch that no value could select.
     */
    Optional<String> discriminator(String holder, JsonNode value) {
        Discriminators discriminators = discriminators();
        Optional<String> kind = discriminators.kind(holder, value);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        List<String> branches = discriminators.branches(holder);
        boolean known = branches.stream().anyMatch(branch -> discriminators.selects(holder, kind.get(), branch));
        boolean closed = discriminators.hasMapping(holder)
                && branches.stream().allMatch(branch -> contract.at(branch).has("$ref") || isMapped(holder, branch));
        return known || closed ? kind : Optional.empty();
    }

    private boolean isMapped(String holder, String branch) {
        return contract.at(holder)
                .path("discriminator")
                .path("mapping")
                .valueStream()
                .anyMatch(target -> target.asText().equals("#" + branch));
    }

    private enum Agreement {
        YES,
        NO,
        SILENT
    }

    private Agreement agrees(String branch, JsonNode value) {
        Agreement agreement = Agreement.SILENT;
        for (String schema : parts(branch)) {
            for (String pointer : Applicator.PROPERTIES.subschemas(contract, schema)) {
                JsonNode found = value.path(Pointers.last(pointer));
                for (String declared : found.isMissingNode() ? List.<String>of() : parts(pointer)) {
                    Optional<JsonNode> constant = constant(contract.at(declared));
                    if (constant.isPresent() && !JsonEquality.areEqual(constant.get(), found)) {
                        return Agreement.NO;
                    }
                    agreement = constant.isPresent() ? Agreement.YES : agreement;
                }
            }
        }
        return agreement;
    }

    /** Returns the schemas that every value of a schema conforms to. */
    private Set<String> parts(String schema) {
        return composition.withReferences(List.of(schema), part -> Applicator.ALL_OF.subschemas(contract, part));
    }

    /** Returns the only value of a schema, if it has a constant or an enumeration of one value. */
    private static Optional<JsonNode> constant(JsonNode schema) {
        JsonNode listed = schema.path("enum");
        return schema.has("const")
                ? Optional.of(schema.get("const"))
                : listed.size() == 1 ? Optional.of(listed.get(0)) : Optional.empty();
    }

    private SchemaViolation unknownBranch(String holder, List<String> branches, JsonNode value, String pointer) {
        JsonNode discriminator = contract.at(holder).path("discriminator");
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        discriminator.path("mapping").fieldNames().forEachRemaining(names::add);
        Set<String> mapped = discriminators().mapped(holder);
        branches.stream()
                .map(branch -> contract.target(branch).orElse(branch))
                .filter(branch -> !mapped.contains(branch))
                .forEach(branch -> names.add(Pointers.last(branch)));
        String property = discriminator.path("propertyName").asText();
        return new SchemaViolation(
                "enum",
                Pointers.append(pointer, property),
                value.path(property),
                Pointers.append(holder, "discriminator"),
                names,
                null);
    }

    /** Orders branches by closeness to a value, independently of their order in the contract. */
    private Comparator<String> closeness(JsonNode value) {
        return Comparator.comparing((String branch) -> isOfOtherType(of(branch, value)))
                .thenComparing(branch -> agrees(branch, value) == Agreement.NO)
                .thenComparing(branch -> of(branch, value).size())
                .thenComparing(branch -> -depth(of(branch, value)))
                .thenComparing(branch -> contract.at(branch).toString());
    }

    private static boolean isOfOtherType(List<SchemaViolation> violations) {
        return violations.stream()
                .anyMatch(violation ->
                        violation.pointer().isEmpty() && violation.keyword().equals("type"));
    }

    private static int depth(List<SchemaViolation> violations) {
        return violations.stream()
                .mapToInt(violation -> Pointers.segments(violation.pointer()).size())
                .min()
                .orElse(0);
    }
}
