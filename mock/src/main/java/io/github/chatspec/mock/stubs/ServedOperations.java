package io.github.chatspec.mock.stubs;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.PathTemplate;
import io.github.chatspec.routing.Router;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The operations that a mock serves, found by path or name.
 *
 * @param operations the operations in the order of the contracts
 */
public record ServedOperations(List<Operation> operations) {

    static ServedOperations of(List<Contract> contracts) {
        return new ServedOperations(contracts.stream()
                .flatMap(contract -> contract.operations().stream())
                .toList());
    }

    /** Returns the methods that are allowed on a path, or on any path for {@code *}; empty if no contract has the path. */
    public Set<String> methods(String path) {
        if (path.equals("*")) {
            return Router.methods(operations);
        }
        // Templates that differ in the names of their variables only are equal for this comparator.
        Map<PathTemplate, List<Operation>> byPath = new TreeMap<>(PathTemplate.MOST_LITERAL_FIRST);
        for (Operation operation : operations) {
            for (String template : operation.paths()) {
                PathTemplate compiled = PathTemplate.of(template);
                if (compiled.parameters(path).isPresent()) {
                    byPath.computeIfAbsent(compiled, absent -> new ArrayList<>())
                            .add(operation);
                }
            }
        }
        return byPath.values().stream().findFirst().map(Router::methods).orElse(Set.of());
    }

    Optional<Operation> named(String qualifiedId) {
        return operations.stream()
                .filter(operation -> operation.qualifiedId().equals(qualifiedId))
                .findFirst();
    }

    /** Returns the operations whose paths are most similar to an unknown path, the most similar first. */
    List<Operation> nearest(String path) {
        return operations.stream()
                .sorted(Comparator.comparingInt(operation -> PathDistance.between(operation.path(), path)))
                .limit(3)
                .toList();
    }
}
