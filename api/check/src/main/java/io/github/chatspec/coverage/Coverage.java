package io.github.chatspec.coverage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.coverage.shape.BodyShapes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a contract that a run covered, and those that it did not.
 */
public final class Coverage {

    private final Map<String, Covered> operations;
    private final List<String> next;

    /** The categories of what a contract promises, the most important first. */
    public enum Category {
        /** An HTTP status of the operation. */
        STATUS("statuses"),
        /** A vendor code of a status. */
        VENDOR_CODE("vendor codes"),
        /** A combination of field values that a condition of the contract names. */
        KIND("message kinds"),
        /** A value of an enum. */
        VALUE("enum values"),
        /** An optional field. */
        FIELD("optional fields");

        private final String label;

        Category(String label) {
            this.label = label;
        }

        /**
         * Returns the name of the category in reports.
         *
         * @return for example {@code enum values}
         */
        public String label() {
            return label;
        }
    }

    /**
     * Something that the contract promises, or that was observed although it does not.
     *
     * @param operation the operation, as {@code contract/operationId}
     * @param category what it is
     * @param status the row of the operation's responses that it belongs to
     * @param pointer its place in the body, with {@code *} for items of arrays and values of maps; an empty text
     *     for a status
     * @param name the status, code, kind or value, or the pointer of the field
     * @param documented whether the contract promises it
     * @param tally how often it was seen, and when first and last
     */
    public record Row(
            String operation,
            Category category,
            String status,
            String pointer,
            String name,
            boolean documented,
            Occurrences tally) {

        /**
         * Returns whether it was observed.
         *
         * @return whether it was
         */
        public boolean seen() {
            return tally.count() > 0;
        }

        ObjectNode toJson() {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            tree.put("operation", operation).put("category", category.label()).put("status", status);
            tree.put("pointer", pointer).put("name", name).put("documented", documented);
            tree.setAll(tally.toJson());
            return tree;
        }
    }

    /**
     * One operation.
     *
     * @param exchanges how many exchanges of it were seen
     * @param rows its rows, by category and in the order of the contract
     */
    public record Covered(long exchanges, List<Row> rows) {

        /**
         * Returns the rows of one category.
         *
         * @param category the category
         * @return the rows in the order of the contract, the undocumented ones last
         */
        public List<Row> rows(Category category) {
            return rows.stream().filter(row -> row.category() == category).toList();
        }
    }

    private Coverage(Map<String, Covered> operations, List<String> next) {
        this.operations = operations;
        this.next = next;
    }

    /**
     * Compares observations with contracts.
     *
     * @param contracts the contracts
     * @param observations what was seen
     * @return the coverage of all operations of the contracts
     * @throws ObservationsException if another version of a contract was observed
     */
    public static Coverage of(List<Contract> contracts, Observations observations) {
        Map<String, Covered> operations = new LinkedHashMap<>();
        List<Row> missed = new ArrayList<>();
        for (Contract contract : contracts) {
            observations.requireVersionsOf(Map.of(contract.name(), contract.version()));
            BodyShapes shapes = observations.shapes(contract);
            for (Operation operation : contract.operations()) {
                OperationCounts counts =
                        observations.operations().getOrDefault(operation.qualifiedId(), new OperationCounts());
                OperationCoverage survey = new OperationCoverage(shapes, operation, counts);
                operations.put(operation.qualifiedId(), new Covered(counts.exchanges(), survey.rows()));
                missed.addAll(survey.missed());
            }
        }
        return new Coverage(operations, RecordNext.list(contracts, observations, missed));
    }

    /**
     * Returns the operations.
     *
     * @return what was seen of each, by {@code contract/operationId}, in the order of the contracts
     */
    public Map<String, Covered> operations() {
        return Collections.unmodifiableMap(operations);
    }

    /**
     * Returns what to record next.
     *
     * @return at most ten lines, the most important first; none if everything was observed
     */
    public List<String> next() {
        return next;
    }

    /**
     * Returns the whole table as JSON.
     *
     * @return an object with {@code rows}, of which each has {@code operation}, {@code category}, {@code status},
     *     {@code pointer}, {@code name}, {@code documented}, {@code n} and, where known, {@code first} and {@code last},
     *     and with the lines of {@code next}
     */
    public ObjectNode toJson() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ObjectNode exchanges = tree.putObject("exchanges");
        ArrayNode rows = tree.putArray("rows");
        operations.forEach((id, covered) -> {
            exchanges.put(id, covered.exchanges());
            covered.rows().forEach(row -> rows.add(row.toJson()));
        });
        ArrayNode lines = tree.putArray("next");
        next.forEach(lines::add);
        return tree;
    }
}
