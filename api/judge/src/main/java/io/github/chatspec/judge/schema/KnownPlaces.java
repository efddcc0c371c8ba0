package io.github.chatspec.judge.schema;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SchemaComposition;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The places that walks over earlier bodies came to, since most bodies have the same ones. */
final class KnownPlaces {

    /** The number of entries up to which each kind is kept, since bodies combine the schemas of a contract freely. */
    private static final int MAX_KNOWN = 10_000;

    private final Contract contract;
    private final Schemas schemas;
    private final SchemaChildren children;
    private final SchemaComposition composition;
    private final ConcurrentHashMap<String, ConditionalSchema> byPointer = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, List<BranchChoice.KeyConstant>> constants = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<List<String>, DeclaredSchemas> declared = new ConcurrentHashMap<>();
    /** By the schemas that apply and those that refuse the value. */
    private final ConcurrentHashMap<List<Set<String>>, PlaceSchemas> places = new ConcurrentHashMap<>();

    KnownPlaces(Contract contract, Schemas schemas) {
        this.contract = contract;
        this.schemas = schemas;
        this.children = new SchemaChildren(contract, schemas);
        this.composition = new SchemaComposition(contract);
    }

    SchemaComposition composition() {
        return composition;
    }

    /** Returns a schema with its parts. */
    ConditionalSchema schema(String pointer) {
        ConditionalSchema known = byPointer.get(pointer);
        if (known == null) {
            known = new ConditionalSchema(contract, schemas, pointer);
            byPointer.put(pointer, known);
        }
        return known;
    }

    /** Returns the properties of a branch that have only one value. */
    List<BranchChoice.KeyConstant> constants(String branch, Function<String, List<BranchChoice.KeyConstant>> finder) {
        List<BranchChoice.KeyConstant> known = constants.get(branch);
        if (known == null) {
            known = finder.apply(branch);
            constants.put(branch, known);
        }
        return known;
    }

    /** Returns the schemas that are declared for a place. */
    DeclaredSchemas declared(List<String> pointers) {
        DeclaredSchemas known = declared.get(pointers);
        if (known == null) {
            known = new DeclaredSchemas(this, pointers);
            if (declared.size() < MAX_KNOWN) {
                declared.put(pointers, known);
            }
        }
        return known;
    }

    /** Returns the schemas that describe a place. */
    PlaceSchemas place(Set<String> applicable, Set<String> refusing) {
        List<Set<String>> key = List.of(applicable, refusing);
        PlaceSchemas known = places.get(key);
        if (known == null) {
            known = new PlaceSchemas(contract, this, children, applicable, refusing);
            if (places.size() < MAX_KNOWN) {
                places.put(key, known);
            }
        }
        return known;
    }
}
