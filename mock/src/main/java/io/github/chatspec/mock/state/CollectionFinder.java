package io.github.chatspec.mock.state;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.mock.generation.ItemGenerator;
import io.github.chatspec.mock.state.CollectionOperation.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the collections of a contract: a path, and the same path with the id of an item after it. */
final class CollectionFinder {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");
    private static final Pattern ITEM_PATH = Pattern.compile("(.*)/\\{([^{}/]+)}/?");
    private static final Map<String, Role> ON_COLLECTION = Map.of("GET", Role.LIST, "POST", Role.CREATE);
    private static final Map<String, Role> ON_ITEM =
            Map.of("GET", Role.READ, "PUT", Role.REPLACE, "PATCH", Role.MERGE, "DELETE", Role.DELETE);

    private CollectionFinder() {}

    /**
     * Returns the collections that at least one operation changes and another one reads.
     *
     * @param contract a completed contract
     * @param generator a generator of its items
     */
    static List<ItemCollection> collections(Contract contract, ItemGenerator generator) {
        Map<String, List<Operation>> byPath = new LinkedHashMap<>();
        for (Operation operation : contract.operations()) {
            byPath.computeIfAbsent(structure(operation.path()), absent -> new ArrayList<>())
                    .add(operation);
        }
        List<ItemCollection> collections = new ArrayList<>();
        for (List<Operation> onItem : byPath.values()) {
            Matcher path = ITEM_PATH.matcher(onItem.get(0).path());
            if (path.matches()) {
                Map<Role, Operation> operations = new EnumMap<>(Role.class);
                add(byPath.getOrDefault(structure(path.group(1)), List.of()), ON_COLLECTION, operations);
                add(onItem, ON_ITEM, operations);
                new CollectionBuilder(contract.name(), path.group(1), path.group(2), generator, operations)
                        .collection()
                        .ifPresent(collections::add);
            }
        }
        return collections;
    }

    /** Returns a path without the names of its variables. */
    private static String structure(String path) {
        return VARIABLE.matcher(path).replaceAll("{}").replaceFirst("/$", "");
    }

    private static void add(List<Operation> operations, Map<String, Role> roles, Map<Role, Operation> byRole) {
        for (Operation operation : operations) {
            Role role = roles.get(operation.method());
            if (role != null) {
                byRole.putIfAbsent(role, operation);
            }
        }
    }
}
