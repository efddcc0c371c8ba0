package io.github.chatspec.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.github.chatspec.contract.Response;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.Mutation.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds items to arrays, puts them in another order, and puts the vendor's code of another status in its place. */
final class RowMutations {

    private static final String UNBOUNDED = "no ruling bounds this array; only a page has at most 10 rows";
    private static final String WITHIN = "ruling 15: a page may have up to 10 rows";
    private static final String UNSORTED = "no ruling orders this array; only the rows of a page are sorted";
    private static final String SAME = "ruling 16: the status documents this code as well";

    private final Good good;
    private final List<Mutation> out = new ArrayList<>();

    private RowMutations(Good good) {
        this.good = good;
    }

    static List<Mutation> of(Good good) {
        RowMutations mutations = new RowMutations(good);
        mutations.visit("", good.tree(), good.schema());
        mutations.codes();
        return mutations.out;
    }

    private void visit(String pointer, JsonNode value, String declared) {
        String at = good.contract().resolve(declared).orElse(declared);
        if (value.isArray() && !value.isEmpty()) {
            JsonNode schema = good.contract().at(at);
            extraItem(pointer, (ArrayNode) value, schema);
            reordered(pointer, (ArrayNode) value, schema.has("x-sorted-by"));
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            visit(Pointers.append(pointer, i), value.get(i), at + "/items");
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            visit(
                    Pointers.append(pointer, field.getKey()),
                    field.getValue(),
                    Pointers.append(at + "/properties", field.getKey()));
        }
    }

    private void extraItem(String pointer, ArrayNode array, JsonNode schema) {
        boolean bounded = schema.has("maxItems");
        Expected expected = !bounded
                ? Expected.legal(UNBOUNDED)
                : array.size() < schema.path("maxItems").intValue()
                        ? Expected.legal(WITHIN)
                        : Expected.at("array-size", pointer);
        JsonNode copy = array.get(array.size() - 1);
        String item = Pointers.append(pointer, array.size());
        out.add(Mutation.set("extra item", good, item, copy, expected));
    }

    private void reordered(String pointer, ArrayNode array, boolean sorted) {
        for (int i = 0; i < array.size(); i++) {
            int furthest = sorted ? array.size() : Math.min(i + 2, array.size());
            for (int j = i + 1; j < furthest; j++) {
                if (!array.get(i).equals(array.get(j))) {
                    ArrayNode swapped = array.deepCopy();
                    swapped.set(i, array.get(j));
                    swapped.set(j, array.get(i));
                    Expected expected =
                            sorted ? Expected.at("order", Pointers.append(pointer, i + 1)) : Expected.legal(UNSORTED);
                    out.add(Mutation.set("reordered rows", good, pointer, swapped, expected));
                }
            }
        }
    }

    private void codes() {
        Optional<String> pointer = good.content().vendorCode();
        if (pointer.isEmpty()) {
            return;
        }
        String own = good.tree().at(pointer.get()).asText();
        good.contract().operations().stream()
                .flatMap(operation -> operation.responses().stream())
                .map(Response::vendorCodes)
                .flatMap(List::stream)
                .distinct()
                .filter(code -> !code.equals(own))
                .forEach(code -> {
                    boolean documented = good.response().vendorCodes().contains(code);
                    Expected expected = documented ? Expected.legal(SAME) : Expected.at("enum", pointer.get());
                    IntNode value = IntNode.valueOf(Integer.parseInt(code));
                    out.add(Mutation.set("vendor code", good, pointer.get(), value, expected));
                });
    }
}
