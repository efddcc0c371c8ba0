package io.github.chatspec.mock.state;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.mock.generation.ItemGenerator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The collections of contracts whose items can be stored. */
public final class ItemCollections {

    /** No collections. */
    public static final ItemCollections NONE = new ItemCollections(List.of());

    private final List<ItemCollection> collections;
    private final Map<String, CollectionOperation> operations = new LinkedHashMap<>();

    private ItemCollections(List<ItemCollection> collections) {
        this.collections = collections;
        collections.forEach(collection -> collection
                .operations()
                .forEach(operation ->
                        operations.putIfAbsent(operation.operation().qualifiedId(), operation)));
    }

    /**
     * Finds the collections of contracts.
     *
     * @param contracts completed contracts
     * @param generators returns the generator of the items of a contract
     * @return the collections that requests can change
     */
    public static ItemCollections of(List<Contract> contracts, Function<Contract, ItemGenerator> generators) {
        return new ItemCollections(contracts.stream()
                .flatMap(contract -> CollectionFinder.collections(contract, generators.apply(contract)).stream())
                .toList());
    }

    /** Returns the paths of the collections. */
    public List<String> paths() {
        return collections.stream().map(ItemCollection::path).distinct().toList();
    }

    /** Returns what an operation does with a collection, if it is an operation on one. */
    public Optional<CollectionOperation> operation(String qualifiedId) {
        return Optional.ofNullable(operations.get(qualifiedId));
    }
}
