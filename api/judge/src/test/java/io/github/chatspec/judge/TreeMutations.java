package io.github.chatspec.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.Mutation.Expected;
import io.github.chatspec.text.Wording;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Changes every value and key of a good body, found by walking it along its schema. */
final class TreeMutations {

    private static final String FREE = "ruling 10 and the open objects: any value may stand here";
    private static final String OPTIONAL = "ruling 5: the key is optional";
    private static final String OPEN = "ruling 13: an open string without a list";
    private static final List<String> VALUES = List.of("\"x\"", "7", "7.5", "true", "{}", "[]");
    private static final List<String> BAD_DATES = List.of(
            "2019-02-30T00:00:00Z", "2019-08-16", "2019-08-16 22:02:13Z", "2019-08-16T24:00:00Z", "1565992933", "soon");

    private final Good good;
    private final Contract contract;
    private final List<Mutation> out = new ArrayList<>();

    private TreeMutations(Good good) {
        this.good = good;
        this.contract = good.contract();
    }

    static List<Mutation> of(Good good) {
        TreeMutations mutations = new TreeMutations(good);
        mutations.visit("", good.tree(), good.schema());
        return mutations.out;
    }

    private void visit(String pointer, JsonNode value, String declared) {
        String at = contract.resolve(declared).orElse(declared);
        JsonNode schema = contract.at(at);
        Collection<String> types = types(schema);
        wrongTypes(pointer, types);
        if (value.isTextual()) {
            text(pointer, value.textValue(), schema);
        } else if (schema.has("enum")) {
            set("unknown enum value", pointer, "987654", Expected.at("enum", pointer));
        }
        if (value.isObject()) {
            object(pointer, value, at, schema);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            String item = Pointers.append(pointer, i);
            Expected expected =
                    types(resolved(at + "/items")).isEmpty() ? Expected.legal(FREE) : Expected.at("type", item);
            set("null", item, "null", expected);
            visit(item, value.get(i), at + "/items");
        }
    }

    private void wrongTypes(String pointer, Collection<String> types) {
        for (String value : VALUES) {
            String kind = Wording.kind(tree(value)).replaceFirst("an? ", "");
            boolean promised = types.contains(kind) || (kind.equals("integer") && types.contains("number"));
            if (types.isEmpty()) {
                set("wrong type", pointer, value, Expected.legal(FREE));
            } else if (!promised) {
                set("wrong type", pointer, value, Expected.at("type", pointer));
            }
        }
    }

    private void text(String pointer, String text, JsonNode schema) {
        boolean date = schema.path("format").asText().equals("date-time");
        if (schema.has("enum")) {
            set("unknown enum value", pointer, "\"no such value\"", Expected.at("enum", pointer));
            set("unknown enum value", pointer, quoted(text + "s"), Expected.at("enum", pointer));
            set("changed case", pointer, quoted(text.toUpperCase(Locale.ROOT)), Expected.at("enum", pointer));
            set(
                    "changed case",
                    pointer,
                    quoted(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)),
                    Expected.at("enum", pointer));
        } else {
            String lower = text.toLowerCase(Locale.ROOT);
            String other = lower.equals(text) ? text.toUpperCase(Locale.ROOT) : lower;
            if (!other.equals(text)) {
                Expected expected = date ? Expected.at("format", pointer) : Expected.legal(OPEN);
                set("changed case", pointer, quoted(other), expected);
            }
        }
        if (date) {
            BAD_DATES.forEach(bad -> set("bad date", pointer, quoted(bad), Expected.at("format", pointer)));
            set("local date", pointer, quoted(text.replace("Z", "")), Expected.at("format", pointer));
            for (String zone : List.of("+02:00", "-07:00", "-00:00")) {
                set("other zone", pointer, quoted(text.replace("Z", zone)), Expected.at("format", pointer));
            }
        }
    }

    private void object(String pointer, JsonNode value, String at, JsonNode schema) {
        for (String key : List.of("zzz", "a/b~c")) {
            String child = Pointers.append(pointer, key);
            boolean listed = schema.has("properties");
            set("unknown key", child, "[1]", listed ? Expected.at("undocumented-field", child) : Expected.legal(FREE));
        }
        Collection<String> required = Wording.texts(schema.path("required"));
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String child = Pointers.append(pointer, field.getKey());
            String property = Pointers.append(at + "/properties", field.getKey());
            boolean typed = !types(resolved(property)).isEmpty();
            boolean needed = required.contains(field.getKey());
            // What a message carries is judged by its direction and sub-type.
            boolean lacking = !needed && MessageMutations.lacksContent(good.without(child), pointer);
            Expected content = Expected.at("message-content", pointer);
            Expected dropped = needed
                    ? Expected.at("required", pointer)
                    : lacking ? content : Expected.legal(typed ? OPTIONAL : FREE);
            out.add(new Mutation("drop a key", good, child, () -> good.exchange(good.without(child)), dropped));
            Expected nulled = !typed
                    ? Expected.legal(FREE)
                    // Ruling 6: an error where the kind always carries the key; one of several counts as absent.
                    : needed || (lacking && MessageMutations.alwaysCarries(value, field.getKey()))
                            ? Expected.at("type", child)
                            : lacking ? content : Expected.at("null-optional", child);
            out.add(Mutation.set("null", good, child, NullNode.instance, nulled));
            visit(child, field.getValue(), property);
        }
    }

    private void set(String operator, String pointer, String value, Expected expected) {
        out.add(Mutation.set(operator, good, pointer, tree(value), expected));
    }

    private JsonNode resolved(String pointer) {
        return contract.at(contract.resolve(pointer).orElse(pointer));
    }

    private static Collection<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isTextual() ? Set.of(type.textValue()) : Wording.texts(type);
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    private static JsonNode tree(String json) {
        return Mutant.tree(json.getBytes(StandardCharsets.UTF_8));
    }
}
