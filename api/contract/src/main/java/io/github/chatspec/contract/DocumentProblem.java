package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Pointers;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A defect of an OpenAPI document that leaves unclear what an operation promises.
 *
 * <p>A contract with a problem is rejected. Problems are: a document or an operation that lacks a required part or has
 * an unknown one; a repeated key; and, in everything that an operation refers to, a reference that is unresolvable,
 * circular, or leads out of the contract's folder, an unknown type, an invalid regular expression, and a schema composed of
 * more than {@link CompositionSize#MAX} others, which no validator can evaluate.
 *
 * <p>Defects that allow only one interpretation are not problems: an array without item type (the items may be
 * anything), a missing or repeated operationId (method and path name the operation), an example next to examples (it is
 * ignored), and any defect of a component that no operation refers to.
 *
 * @param place its place in the document
 * @param reason what is wrong
 */
record DocumentProblem(SourceLine place, String reason) {

    /** More problems are only counted: one cause often leads to many, and a terminal shows few. */
    private static final int MAX_LISTED = 20;

    /**
     * Checks a contract with swagger-parser, and for the problems that swagger-parser does not report.
     *
     * @param contract the contract
     * @return the problems in the order of the lines
     */
    static List<DocumentProblem> in(Contract contract) {
        Set<DocumentProblem> problems = new LinkedHashSet<>();
        References reach = new References(contract);
        RepairedDocument repaired = new RepairedDocument(contract, reach);
        ParseOptions options = new ParseOptions();
        options.setResolve(false);
        // Converted to JSON, since swagger-parser rejects YAML of more than three megabytes.
        var parsed = new OpenAPIV3Parser().readContents(repaired.tree().toString(), null, options);
        List<String> messages = parsed.getMessages() == null ? List.of() : parsed.getMessages();
        for (String message : messages) {
            problems.add(new DocumentProblem(contract.place(pointerIn(repaired, message)), message));
        }
        for (String repeated : contract.bundle().repeatedKeys()) {
            problems.add(new DocumentProblem(
                    contract.place(repeated), "the key " + Pointers.last(repeated) + " is repeated in one object"));
        }
        reach.faults().forEach((pointer, reason) -> problems.add(new DocumentProblem(contract.place(pointer), reason)));
        problems.addAll(excessiveSchemas(contract));
        List<DocumentProblem> sorted = new ArrayList<>(problems);
        // The contract itself comes first.
        sorted.sort(Comparator.comparing((DocumentProblem problem) ->
                        DocumentBundle.isInFile(problem.place().pointer())
                                ? problem.place().file()
                                : "")
                .thenComparing(problem -> problem.place().line()));
        return sorted;
    }

    /** Returns the schemas with which a contract cannot be used even by those who accept problems: it would take too long. */
    static List<DocumentProblem> excessiveSchemas(Contract contract) {
        if (CompositionBound.isKept(contract, CompositionSize.MAX)) {
            return List.of();
        }
        List<DocumentProblem> problems = new ArrayList<>();
        for (String schema : new CompositionSize(contract).excessive(CompositionSize.roots(contract))) {
            problems.add(new DocumentProblem(
                    contract.place(schema),
                    "the schema applies more than " + CompositionSize.MAX + " schemas to one value; combine fewer"));
        }
        return problems;
    }

    /** Returns the first problems, one to a line, and the number of the others. */
    static String list(List<DocumentProblem> problems) {
        List<String> lines = new ArrayList<>();
        for (DocumentProblem problem : problems.subList(0, Math.min(MAX_LISTED, problems.size()))) {
            lines.add(problem.toString());
        }
        if (problems.size() > MAX_LISTED) {
            lines.add("and " + (problems.size() - MAX_LISTED) + " more");
        }
        return String.join(System.lineSeparator() + "  ", lines);
    }

    @Override
    public String toString() {
        return place + " " + reason;
    }

    /** Converts the part of swagger-parser's dotted path that exists in the document into a pointer. */
    private static String pointerIn(RepairedDocument repaired, String message) {
        String rest = message.replaceFirst("^(attribute )?[.]*", "");
        JsonNode node = repaired.tree();
        while (true) {
            String longest = "";
            String found = "";
            for (Map.Entry<String, String> spelling : spellings(node).entrySet()) {
                if (rest.startsWith(spelling.getKey()) && spelling.getKey().length() > longest.length()) {
                    longest = spelling.getKey();
                    found = spelling.getValue();
                }
            }
            if (longest.isEmpty()) {
                return repaired.pointer(node);
            }
            JsonNode next = node.isArray() ? node.get(Integer.parseInt(found)) : node.get(found);
            if (!next.isContainerNode()) {
                return Pointers.append(repaired.pointer(node), found);
            }
            node = next;
            rest = rest.substring(longest.length()).replaceFirst("^[.\\[\\]]+", "");
        }
    }

    /** Returns the keys or indexes of a node by the spellings that swagger-parser has for them. */
    private static Map<String, String> spellings(JsonNode node) {
        Map<String, String> spellings = new HashMap<>();
        node.fieldNames().forEachRemaining(key -> {
            for (String spelling : List.of(key, "'" + key + "'", "(" + key + ")")) {
                spellings.put(spelling, key);
            }
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            spellings.put(String.valueOf(i), String.valueOf(i));
            // A parameter is spelled with its name.
            spellings.put(node.get(i).path("name").asText(""), String.valueOf(i));
        }
        return spellings;
    }
}
