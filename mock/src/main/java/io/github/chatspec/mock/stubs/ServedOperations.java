package io.github.chatspec.mock.stubs;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Router;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operations that a mock answers for, found by paths. */
public final class ServedOperations {

    private volatile List<Operation> operations;

    public ServedOperations(List<Contract> contracts) {
        replace(contracts);
    }

    /** Answers for other contracts from now on. */
    void replace(List<Contract> contracts) {
        operations = contracts.stream()
                .flatMap(contract -> contract.operations().stream())
                .toList();
    }

    List<Operation> operations() {
        return operations;
    }

    /** The operations of a path as it was sent; none where no contract knows it. */
    public List<Operation> at(String path) {
        return operations.stream()
                .filter(operation ->
                        Router.pathParameters(operation.path(), path).isPresent())
                .toList();
    }

    Optional<Operation> named(String qualifiedId) {
        return operations.stream()
                .filter(operation -> operation.qualifiedId().equals(qualifiedId))
                .findFirst();
    }

    /** The operations whose paths are most like one that nobody knows, the likest first. */
    List<Operation> nearest(String path) {
        return operations.stream()
                .sorted(Comparator.comparingInt(operation -> PathDistance.distance(operation.path(), path)))
                .limit(3)
                .toList();
    }

    /** The methods that operations of one path have, and those that a server has beside them. */
    public static Set<String> methods(List<Operation> ofOnePath) {
        Set<String> methods = new LinkedHashSet<>();
        for (Operation operation : ofOnePath) {
            methods.add(operation.method());
            if (operation.method().equals("GET")) {
                methods.add("HEAD");
            }
        }
        methods.add("OPTIONS");
        return methods;
    }
}
