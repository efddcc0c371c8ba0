package io.github.chatspec.mock.state;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.PathTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operation that reads or changes the items of a collection.
 *
 * @param collection the collection
 * @param operation the operation
 * @param role what it does
 * @param success its response if it succeeds
 * @param created its response if it creates an item that it was to replace; empty if it does not do that
 */
public record CollectionOperation(
        ItemCollection collection, Operation operation, Role role, ItemAnswer success, Optional<ItemAnswer> created) {

    /** What an operation does with the items. */
    public enum Role {
        LIST,
        CREATE,
        READ,
        REPLACE,
        MERGE,
        DELETE;

        /** Returns whether a request has an item as its body. */
        public boolean hasBody() {
            return this == CREATE || this == REPLACE || this == MERGE;
        }

        boolean isAboutOneItem() {
            return this != LIST && this != CREATE;
        }

        boolean isWrite() {
            return this != LIST && this != READ;
        }
    }

    /** Returns the values of the path parameters of a request, in their order. */
    List<String> parameters(String path) {
        for (String template : operation.paths()) {
            Optional<Map<String, String>> values = PathTemplate.of(template).parameters(path);
            if (values.isPresent()) {
                List<String> all = List.copyOf(values.get().values());
                // A server may have parameters in its path, too, which come first.
                int own = (int) operation.path().chars().filter(c -> c == '{').count();
                return all.subList(all.size() - own, all.size());
            }
        }
        return List.of();
    }
}
