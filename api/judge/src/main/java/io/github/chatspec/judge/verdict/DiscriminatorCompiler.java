package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.schema.Diagnosis;
import io.github.chatspec.judge.schema.Discriminators;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles a discriminator: the value of a key selects the branch, or the schema that inherits, to which an object must
 * conform. What the other branches accept does not matter then. An object whose value selects nothing is left to the rules.
 */
final class DiscriminatorCompiler {

    private static final String KEYWORD = "discriminator";
    private static final String SCHEMAS = "/components/schemas";

    private final VerdictCompiler compiler;
    private final Contract contract;
    private final VerdictCompiler.Place place;
    private final Discriminators discriminators;

    DiscriminatorCompiler(VerdictCompiler compiler, Contract contract, VerdictCompiler.Place place) {
        this.compiler = compiler;
        this.contract = contract;
        this.place = place;
        this.discriminators = compiler.schemas().discriminators();
    }

    /** Returns the pointer under which it is decided which schema that inherits from another one counts. */
    static String pointer(String part) {
        return Pointers.append(part, KEYWORD);
    }

    /** Returns the choice of a schema with a discriminator; null if there is nothing left to choose. */
    CompiledSchema.Choice choice(String part) {
        JsonNode schema = contract.at(part);
        JsonNode key = schema.path(KEYWORD).path("propertyName");
        boolean isUnusual = !key.isTextual()
                || schema.has("$ref")
                || (schema.has("oneOf") && schema.has("anyOf"))
                || contract.nearest(part, Diagnosis.RULE_EXTENSION).isPresent();
        if (isUnusual) {
            compiler.giveUp("an unusual discriminator");
            return null;
        }
        for (Applicator alternatives : Applicator.ALTERNATIVES) {
            if (alternatives.isIn(schema)) {
                return place.isDecided(part, alternatives) ? null : amongBranches(part, key.textValue(), alternatives);
            }
        }
        boolean isOpen = !place.decisions().containsKey(pointer(part))
                && !discriminators.heirs(part).isEmpty();
        return isOpen ? amongHeirs(part, key.textValue()) : null;
    }

    private CompiledSchema.Choice amongBranches(String part, String key, Applicator alternatives) {
        List<String> branches = alternatives.subschemas(contract, part);
        Set<String> kinds = mapped(part);
        for (String branch : branches) {
            kinds.add(Pointers.last(contract.target(branch).orElse(branch)));
            contract.resolve(branch).map(Pointers::last).ifPresent(kinds::add);
        }
        List<Set<String>> selecting = new ArrayList<>();
        branches.forEach(branch -> selecting.add(new LinkedHashSet<>()));
        for (String kind : kinds) {
            int selected = 0;
            while (selected < branches.size() && !discriminators.selects(part, kind, branches.get(selected))) {
                selected++;
            }
            if (selected < branches.size()) {
                selecting.get(selected).add(kind);
            }
        }
        return choice(key, alternatives.subschema(part), branches, selecting);
    }

    private CompiledSchema.Choice amongHeirs(String part, String key) {
        Set<String> kinds = mapped(part);
        contract.at(SCHEMAS).fieldNames().forEachRemaining(kinds::add);
        List<String> heirs = new ArrayList<>(discriminators.heirs(part));
        List<Set<String>> selecting = new ArrayList<>();
        heirs.forEach(heir -> selecting.add(new LinkedHashSet<>()));
        // The name of the schema itself comes last, and selects no further schema.
        selecting.add(new LinkedHashSet<>());
        for (String kind : kinds) {
            Optional<String> heir = discriminators.heir(part, kind);
            if (heir.isPresent()) {
                selecting.get(heirs.indexOf(heir.get())).add(kind);
            } else if (discriminators.isOwnName(part, kind)) {
                selecting.get(heirs.size()).add(kind);
            }
        }
        return choice(key, pointer(part), heirs, selecting);
    }

    private Set<String> mapped(String part) {
        Set<String> kinds = new LinkedHashSet<>();
        contract.at(part).path(KEYWORD).path("mapping").fieldNames().forEachRemaining(kinds::add);
        return kinds;
    }

    private CompiledSchema.Choice choice(
            String key, String composition, List<String> branches, List<Set<String>> selecting) {
        // The last bit would be the sign of the result of a check.
        if (selecting.size() >= Long.SIZE) {
            compiler.giveUp("more than 63 branches of a discriminator");
            return null;
        }
        List<CompiledSchema.Listing> listings = new ArrayList<>();
        for (int i = 0; i < selecting.size(); i++) {
            listings.add(new CompiledSchema.Listing(selecting.get(i), 1L << i));
        }
        CompiledSchema.Choice choice = new CompiledSchema.Choice(
                Decision.Kind.ONE_OF,
                List.of(),
                new CompiledSchema.Selector(key, listings),
                false,
                true,
                compiler.known(selected -> {
                    int branch = Long.numberOfTrailingZeros(selected);
                    return compiler.outcome(
                            place, composition, branch < branches.size() ? List.of(branches.get(branch)) : List.of());
                }));
        VerdictCompiler.compileOutcomes(choice, selecting.size());
        return choice;
    }
}
