package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Pointers;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Something that makes an OpenAPI document invalid.
 *
 * <p>The smallest use: {@code Problem.in(contract).isEmpty()}.
 *
 * @param place where it stands
 * @param reason what is wrong
 */
public record Problem(Place place, String reason) {

    /**
     * Checks a contract with swagger-parser, which knows the form of the document, and for references that lead
     * nowhere and patterns that are none, which swagger-parser forgives.
     *
     * @param contract the contract
     * @return what is wrong, in the order of the lines; none for a good contract
     */
    public static List<Problem> in(Contract contract) {
        Set<Problem> problems = new LinkedHashSet<>();
        ParseOptions options = new ParseOptions();
        options.setResolve(false);
        var parsed =
                new OpenAPIV3Parser().readContents(new String(contract.bytes(), StandardCharsets.UTF_8), null, options);
        List<String> messages = parsed.getMessages() == null ? List.of() : parsed.getMessages();
        for (String message : messages) {
            // It speaks of a repeated key without its line, and only where it is the first.
            if (!message.startsWith("Duplicate field ")) {
                problems.add(new Problem(contract.place(pointerIn(contract, message)), message));
            }
        }
        contract.duplicates()
                .forEach(duplicate -> problems.add(new Problem(
                        contract.place(duplicate.pointer()),
                        "the key " + Pointers.last(duplicate.pointer()) + " comes twice in one object")));
        references(contract, contract.document(), Pointers.ROOT, problems);
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort((a, b) -> Integer.compare(a.place().line(), b.place().line()));
        return sorted;
    }

    @Override
    public String toString() {
        return place + " " + reason;
    }

    private static void references(Contract contract, JsonNode node, String pointer, Set<Problem> problems) {
        String reference = node.path("$ref").isTextual() ? node.path("$ref").textValue() : "";
        if (reference.startsWith("#")
                && contract.resolve(reference.substring(1)).isEmpty()) {
            problems.add(new Problem(
                    contract.place(Pointers.append(pointer, "$ref")), "the reference " + reference + " leads nowhere"));
        } else if (!reference.isEmpty() && !reference.startsWith("#")) {
            problems.add(new Problem(
                    contract.place(Pointers.append(pointer, "$ref")),
                    "the reference " + reference + " leads out of the document, and nothing is fetched"));
        }
        if (node.path("pattern").isTextual()) {
            pattern(contract, node.path("pattern").textValue(), Pointers.append(pointer, "pattern"), problems);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                references(contract, node.get(i), Pointers.append(pointer, i), problems);
            }
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!field.getKey().equals("example") && !field.getKey().equals("value")) {
                references(contract, field.getValue(), Pointers.append(pointer, field.getKey()), problems);
            }
        }
    }

    private static void pattern(Contract contract, String pattern, String pointer, Set<Problem> problems) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            problems.add(new Problem(
                    contract.place(pointer),
                    "the pattern " + pattern + " is no regular expression: " + e.getDescription()));
        }
    }

    /** Turns swagger-parser's dotted path, as far as it leads anywhere, into a pointer. */
    private static String pointerIn(Contract contract, String message) {
        String path = message.replaceFirst("^attribute ", "").replaceFirst("(?s)[ ].*$", "");
        String pointer = Pointers.ROOT;
        String rest = path;
        while (!rest.isEmpty()) {
            String longest = "";
            for (String key : keys(contract.at(pointer))) {
                for (String spelling : List.of(key, "'" + key + "'", "(" + key + ")")) {
                    if (rest.startsWith(spelling) && spelling.length() > longest.length()) {
                        longest = spelling;
                    }
                }
            }
            if (longest.isEmpty()) {
                return pointer;
            }
            pointer = Pointers.append(pointer, longest.replaceAll("^['(]|[')]$", ""));
            rest = rest.substring(longest.length()).replaceFirst("^[.\\[\\]]+", "");
        }
        return pointer;
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            keys.add(String.valueOf(i));
        }
        return keys;
    }
}
