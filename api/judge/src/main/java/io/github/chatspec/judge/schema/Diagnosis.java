package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.keyword.Breach;
import io.github.chatspec.judge.keyword.SchemaViolation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    private final Contract contract;
    private final Schemas schemas;
    private final BranchChoice branches;
    private final ForemostViolations foremost;

    /** Earlier results, since compositions validate the same branch of the same value repeatedly. */
    private final IdentityHashMap<JsonNode, Map<String, List<SchemaViolation>>> memory = new IdentityHashMap<>();

    public Diagnosis(Contract contract, Schemas schemas) {
        this.contract = contract;
        this.schemas = schemas;
        this.branches = new BranchChoice(contract, schemas, this);
        this.foremost = new ForemostViolations(contract);
    }

    /** Validates a value against a schema; the pointers of the violations start at the value. */
    public List<SchemaViolation> of(String schemaPointer, JsonNode value) {
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
        List<SchemaViolation> more = new DiscriminatedValues(contract, schemas, this).of(visits);
        if (more.isEmpty()) {
            return found;
        }
        List<SchemaViolation> all = new ArrayList<>(found);
        all.addAll(more);
        return foremost.of(all);
    }

    /** Returns the choice among the branches of compositions. */
    BranchChoice branches() {
        return branches;
    }

    private List<SchemaViolation> diagnose(String schemaPointer, JsonNode value) {
        List<Breach> breaches = schemas.breaches(schemaPointer, value);
        if (breaches.isEmpty()) {
            return List.of();
        }
        List<SchemaViolation> found = new ArrayList<>();
        Set<Composition> compositions = new LinkedHashSet<>();
        for (Breach breach : breaches) {
            Optional<Composition> composition = composition(schemaPointer, breach);
            composition.ifPresentOrElse(compositions::add, () -> found.add(breach.violation()));
        }
        compositions.forEach(composition -> found.addAll(diagnose(composition, value)));
        return foremost.of(found);
    }

    /** A oneOf or anyOf at a place in the value. */
    private record Composition(String holder, Applicator applicator, String pointer) {}

    private List<SchemaViolation> diagnose(Composition composition, JsonNode root) {
        String pointer = composition.pointer();
        JsonNode value = root.at(pointer);
        Applicator applicator = composition.applicator();
        String keyword = applicator.subschema(composition.holder());
        List<String> branches = applicator.subschemas(contract, composition.holder());
        if (this.branches.discriminator(composition.holder(), value).isEmpty()) {
            // By their own discriminators the branches may take more or less than the validator thinks.
            long taking = branches.stream()
                    .filter(branch -> of(branch, value).isEmpty())
                    .count();
            // Nor is it known which one a discriminator without a usable value selects.
            boolean isAnyEnough =
                    applicator == Applicator.ANY_OF || this.branches.isUnnamed(composition.holder(), value);
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

    /** Validates a value against the intended branch of a composition. */
    List<SchemaViolation> inMeant(String holder, Applicator keyword, JsonNode value, String pointer) {
        return branches.meant(holder, keyword, value)
                .map(branch -> of(branch, value).stream()
                        .map(violation -> violation.at(pointer + violation.pointer()))
                        .toList())
                .orElseGet(() -> List.of(unknownBranch(holder, keyword.subschemas(contract, holder), value, pointer)));
    }

    /** Returns the first composition on the path to a violation, except for those that are assigned to a rule. */
    // Not a SchemaComposition: the validator has chosen the path, so nothing is left to select.
    private Optional<Composition> composition(String schemaPointer, Breach breach) {
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

    /** Returns the violation by a discriminating value that names none of some branches. */
    SchemaViolation unknownBranch(String holder, List<String> branches, JsonNode value, String pointer) {
        JsonNode discriminator = contract.at(holder).path("discriminator");
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        discriminator.path("mapping").fieldNames().forEachRemaining(names::add);
        Set<String> mapped = schemas.discriminators().mapped(holder);
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
}
