package io.github.chatspec.coverage;

import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.coverage.Coverage.Category;
import io.github.chatspec.coverage.Coverage.Row;
import io.github.chatspec.coverage.shape.BodyShapes;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Compares the counts of one operation with its schemas. */
final class OperationCoverage {

    private final BodyShapes shapes;
    private final Operation operation;
    private final OperationCounts counts;
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> missed = new ArrayList<>();

    OperationCoverage(BodyShapes shapes, Operation operation, OperationCounts counts) {
        this.shapes = shapes;
        this.operation = operation;
        this.counts = counts;
        statuses();
        operation.responses().forEach(response -> new ResponseWalk(response).walk());
        rows.sort(Comparator.comparing(Row::category).thenComparing(row -> !row.documented()));
    }

    /** The promises of the contract, and what was observed in addition to them. */
    List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Promised values that never occurred although their parent did. */
    List<Row> missed() {
        return List.copyOf(missed);
    }

    private void statuses() {
        for (Response response : operation.responses()) {
            add(
                    row(
                            Category.STATUS,
                            response.status(),
                            Pointers.ROOT,
                            response.status(),
                            true,
                            exchanges(response)),
                    true);
        }
        counts.statuses().forEach((status, tally) -> {
            if (operation.response(status).isEmpty()) {
                String name = status == 0 ? UnlistedValues.OTHER : String.valueOf(status);
                add(row(Category.STATUS, name, Pointers.ROOT, name, false, tally), false);
            }
        });
    }

    private Occurrences exchanges(Response response) {
        Occurrences all = new Occurrences();
        counts.statuses().forEach((status, tally) -> {
            if (operation
                    .response(status)
                    .map(Response::status)
                    .filter(response.status()::equals)
                    .isPresent()) {
                all.merge(tally);
            }
        });
        return all;
    }

    private Row row(
            Category category, String status, String pointer, String name, boolean documented, Occurrences tally) {
        return new Row(operation.qualifiedId(), category, status, pointer, name, documented, tally);
    }

    private void add(Row row, boolean possible) {
        rows.add(row);
        if (possible && row.documented() && !row.seen()) {
            missed.add(row);
        }
    }

    /** Walks over the body of one response. */
    private final class ResponseWalk {
        private final Response response;
        private final List<String> codes;
        private final ResponseCounts seen;
        private final ResponseCounts met = new ResponseCounts();

        ResponseWalk(Response response) {
            this.response = response;
            this.codes = response.contents().stream()
                    .map(Content::vendorCode)
                    .flatMap(Optional::stream)
                    .toList();
            ResponseCounts known = counts.responses().get(response.status());
            this.seen = known == null ? new ResponseCounts() : known;
        }

        void walk() {
            visit(BodyNode.root(shapes, response, met));
        }

        private FieldCounts seenAt(BodyNode node) {
            FieldCounts known = seen.fields().get(node.pointer());
            return known == null ? new FieldCounts() : known;
        }

        private void visit(BodyNode node) {
            if (met.many()) {
                return;
            }
            FieldCounts here = seenAt(node);
            values(node, here);
            if (node.inside() != node) {
                return;
            }
            for (String kind : node.shape().kinds().names()) {
                Occurrences tally = here.kinds().getOrDefault(kind, new Occurrences());
                add(row(Category.KIND, response.status(), node.pointer(), kind, true, tally), here.objects() > 0);
            }
            for (String key : node.shape().keys().keySet()) {
                BodyNode field = node.key(key);
                if (!node.shape().required().contains(key)) {
                    String pointer = field.pointer();
                    Occurrences tally = seenAt(field).seen();
                    add(row(Category.FIELD, response.status(), pointer, pointer, true, tally), here.objects() > 0);
                }
                visit(field);
            }
            undocumented(node, here);
            if (node.rest() != null) {
                visit(node.rest());
            }
            if (node.items() != null) {
                visit(node.items());
            }
        }

        private void values(BodyNode node, FieldCounts here) {
            Category category = codes.contains(node.pointer()) ? Category.VENDOR_CODE : Category.VALUE;
            boolean possible = here.seen().count() > 0;
            for (String value : node.shape().closed()) {
                Occurrences tally = here.values().getOrDefault(value, new Occurrences());
                add(row(category, response.status(), node.pointer(), value, true, tally), possible);
            }
            new TreeMap<>(here.words().tallies())
                    .forEach((word, tally) ->
                            add(row(category, response.status(), node.pointer(), word, false, tally), false));
            if (here.words().rest().count() > 0) {
                Occurrences rest = here.words().rest();
                add(row(category, response.status(), node.pointer(), UnlistedValues.OTHER, false, rest), false);
            }
        }

        private void undocumented(BodyNode node, FieldCounts here) {
            new TreeMap<>(here.undocumented()).forEach((key, field) -> {
                String pointer = Pointers.append(node.pointer(), key);
                add(row(Category.FIELD, response.status(), pointer, pointer, false, field.seen()), false);
            });
            if (here.manyKeys()) {
                String pointer = Pointers.append(node.pointer(), UnlistedValues.OTHER);
                add(row(Category.FIELD, response.status(), pointer, pointer, false, here.moreKeys()), false);
            }
        }
    }
}
