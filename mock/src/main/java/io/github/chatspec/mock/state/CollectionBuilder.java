package io.github.chatspec.mock.state;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.mock.generation.ItemGenerator;
import io.github.chatspec.mock.generation.ValueSchema;
import io.github.chatspec.mock.state.CollectionOperation.Role;
import io.github.chatspec.mock.state.ItemAnswer.Form;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a collection of the operations on a path and on its items, as far as they fit. */
final class CollectionBuilder {

    private final String contract;
    private final String path;
    private final String parameter;
    private final ItemGenerator generator;
    private final Map<Role, Operation> operations;
    private final AnswerFinder finder;
    private final Optional<ItemAnswer> list;

    /**
     * Creates a builder.
     *
     * @param contract the name of the contract
     * @param path the path of the collection
     * @param parameter the name of the path parameter that has the id
     * @param generator generates the items
     * @param operations the operations by what they may do
     */
    CollectionBuilder(
            String contract, String path, String parameter, ItemGenerator generator, Map<Role, Operation> operations) {
        this.contract = contract;
        this.path = path;
        this.parameter = parameter;
        this.generator = generator;
        this.operations = operations;
        this.finder = new AnswerFinder(generator, parameter);
        this.list = Optional.ofNullable(operations.get(Role.LIST)).flatMap(finder::list);
    }

    /** Returns the collection, if an operation changes it and another one reads it. */
    Optional<ItemCollection> collection() {
        Optional<ItemSchemas> schemas = schemas();
        if (schemas.isEmpty()) {
            return Optional.empty();
        }
        ItemCollection collection = new ItemCollection(contract, path, generator, schemas.get());
        operations.forEach((role, operation) -> {
            if (!role.hasBody() || acceptsJson(operation)) {
                answer(role, operation, schemas.get().idProperty())
                        .map(answer -> new CollectionOperation(
                                collection, operation, role, answer, created(role, operation, schemas.get())))
                        .ifPresent(collection::add);
            }
        });
        List<Role> roles =
                collection.operations().stream().map(CollectionOperation::role).toList();
        boolean isRead = roles.contains(Role.LIST) || roles.contains(Role.READ);
        return isRead && roles.stream().anyMatch(Role::isWrite) ? Optional.of(collection) : Optional.empty();
    }

    private static boolean acceptsJson(Operation operation) {
        return operation
                .requestBody()
                .filter(body -> body.schemas().keySet().stream().anyMatch(MediaType::isJson))
                .isPresent();
    }

    /** Returns the schemas that the first response with an item has; those of the list if there is no such response. */
    private Optional<ItemSchemas> schemas() {
        return Stream.of(Role.READ, Role.CREATE, Role.REPLACE, Role.MERGE)
                .map(operations::get)
                .filter(Objects::nonNull)
                .flatMap(operation -> finder.answers(operation, List.of(200, 201)).stream())
                .flatMap(answer -> finder.idProperty(answer).map(id -> schemas(id, answer.schema())).stream())
                .findFirst()
                .or(() -> list.flatMap(
                        answer -> finder.idPropertyOfItems(answer).map(id -> schemas(id, answer.itemSchema()))));
    }

    private ItemSchemas schemas(String idProperty, ValueSchema item) {
        ValueSchema listed = list.filter(
                        answer -> finder.idPropertyOfItems(answer).equals(Optional.of(idProperty)))
                .map(ItemAnswer::itemSchema)
                .orElse(item);
        return new ItemSchemas(idProperty, idSchema(item.property(idProperty)), item, listed);
    }

    /** Returns the schemas of an id, with that of the path parameter unless no value has both types. */
    private ValueSchema idSchema(ValueSchema property) {
        Set<String> declared = new LinkedHashSet<>(property.declared());
        operations.values().stream()
                .flatMap(operation -> operation.parameters().stream())
                .filter(one -> one.in().equals("path") && one.name().equals(parameter))
                .map(Parameter::schema)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(declared::add);
        ValueSchema both = generator.schema(List.copyOf(declared));
        boolean isPossible = both.allows("string") || both.allows("integer") || both.allows("number");
        return isPossible ? both : property;
    }

    /** Returns the response of an operation if it succeeds, if the operation fits to what it is to do. */
    private Optional<ItemAnswer> answer(Role role, Operation operation, String idProperty) {
        if (role == Role.LIST) {
            return list.filter(answer -> finder.idPropertyOfItems(answer).equals(Optional.of(idProperty)));
        }
        return finder
                .answers(
                        operation,
                        switch (role) {
                            case CREATE -> List.of(201, 200);
                            case DELETE -> List.of(204, 200);
                            default -> List.of(200, 204);
                        })
                .stream()
                .findFirst()
                .map(answer -> withForm(answer, idProperty))
                .filter(answer -> switch (role) {
                    case READ -> answer.form() == Form.ITEM;
                    case CREATE -> answer.form() != Form.OTHER;
                    default -> true;
                });
    }

    private ItemAnswer withForm(ItemAnswer answer, String idProperty) {
        return finder.idProperty(answer).equals(Optional.of(idProperty))
                ? new ItemAnswer(answer.sample(), Form.ITEM, answer.schema(), "")
                : answer;
    }

    /** Returns the response of an operation that also creates items which do not exist yet. */
    private Optional<ItemAnswer> created(Role role, Operation operation, ItemSchemas schemas) {
        return role != Role.REPLACE
                ? Optional.empty()
                : finder.answers(operation, List.of(201)).stream()
                        .findFirst()
                        .filter(answer -> answer.sample().status() == 201)
                        .map(answer -> withForm(answer, schemas.idProperty()));
    }
}
