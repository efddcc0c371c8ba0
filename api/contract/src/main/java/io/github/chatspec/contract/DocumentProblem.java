package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Pointers;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A defect of an OpenAPI document that leaves unclear what an operation promises.
 *
 * <p>A contract with a problem is rejected. Problems are: a document or an operation that lacks a required part or has
 * an unknown one; a repeated key; and, in everything that an operation refers to, a reference that is unresolvable,
 * circular or leads out of the document, an unknown type, and an invalid regular expression.
 *
 * <p>Defects that allow only one interpretation are not problems: an array without item type (the items may be
 * anything), a missing or repeated operationId (method and path name the operation), an example next to examples (it is
 * ignored), and any defect of a component that no operation refers to.
 *
 * @param place its place in the document
 * @param reason what is wrong
 */
public record DocumentProblem(SourceLine place, String reason) {

    /** The messages of defects that are not problems, or that {@link References} reports with the correct line. */
    private static final Pattern FORGIVEN = Pattern.compile("\\.items is missing$|\\.operationId is repeated$"
            + "|\\.examples already defined|\\. invalid type |\\.#[^ ]* is missing$");

    /**
     * Checks a contract with swagger-parser, and for the problems that swagger-parser does not report.
     *
     * @param contract the contract
     * @return the problems in the order of the lines
     */
    public static List<DocumentProblem> in(Contract contract) {
        Set<DocumentProblem> problems = new LinkedHashSet<>();
        References reach = new References(contract);
        ParseOptions options = new ParseOptions();
        options.setResolve(false);
        // Converted to JSON, since swagger-parser rejects YAML of more than three megabytes.
        var parsed = new OpenAPIV3Parser()
                .readContents(References.withoutPayloads(contract.document()).toString(), null, options);
        List<String> messages = parsed.getMessages() == null ? List.of() : parsed.getMessages();
        for (String message : messages) {
            String pointer = pointerIn(contract, message);
            if (!FORGIVEN.matcher(message).find() && !isBooleanSchema(contract, pointer) && reach.includes(pointer)) {
                problems.add(new DocumentProblem(contract.place(pointer), message));
            }
        }
        contract.duplicates()
                .forEach(duplicate -> problems.add(new DocumentProblem(
                        contract.place(duplicate.pointer()),
                        "the key " + Pointers.last(duplicate.pointer()) + " is repeated in one object")));
        reach.faults().forEach((pointer, reason) -> problems.add(new DocumentProblem(contract.place(pointer), reason)));
        List<DocumentProblem> sorted = new ArrayList<>(problems);
        sorted.sort((a, b) -> Integer.compare(a.place().line(), b.place().line()));
        return sorted;
    }

    /** Returns whether a place is a component that is the schema true or false, which swagger-parser does not know. */
    private static boolean isBooleanSchema(Contract contract, String pointer) {
        return !contract.isOpenApi30()
                && Pointers.parent(pointer).equals("/components/schemas")
                && contract.at(pointer).isBoolean();
    }

    @Override
    public String toString() {
        return place + " " + reason;
    }

    /** Converts the part of swagger-parser's dotted path that exists in the document into a pointer. */
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
