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
 * Something that keeps a reader from knowing what an operation promises.
 *
 * <p>What does so is a problem, and its contract is refused: a document or an operation without a part that it must
 * have or with one that nobody knows, a key that comes twice, and, in whatever an operation leads to, a reference that
 * leads nowhere, in a circle or out of the document, a type that there is not, and a pattern that is no regular expression.
 *
 * <p>What leaves a single reading is none: an array that does not say of what (it is one of anything), an operationId
 * that is missing or comes twice (method and path name the operation), an example beside examples (it is left out), and
 * whatever is wrong in a component that no operation leads to.
 *
 * @param place where it stands
 * @param reason what is wrong
 */
public record DocumentProblem(SourceLine place, String reason) {

    /** What leaves a single reading, and what {@link References} says with the right line. */
    private static final Pattern FORGIVEN = Pattern.compile("\\.items is missing$|\\.operationId is repeated$"
            + "|\\.examples already defined|\\. invalid type |\\.#[^ ]* is missing$");

    /**
     * Checks a contract with swagger-parser, which knows the form of the document, and for what swagger-parser forgives.
     *
     * @param contract the contract
     * @return what is wrong, in the order of the lines; none for a good contract
     */
    public static List<DocumentProblem> in(Contract contract) {
        Set<DocumentProblem> problems = new LinkedHashSet<>();
        References reach = new References(contract);
        ParseOptions options = new ParseOptions();
        options.setResolve(false);
        // As JSON, whatever it was written in: swagger-parser reads no YAML of more than three megabytes.
        var parsed = new OpenAPIV3Parser()
                .readContents(References.withoutPayloads(contract.document()).toString(), null, options);
        List<String> messages = parsed.getMessages() == null ? List.of() : parsed.getMessages();
        for (String message : messages) {
            String pointer = pointerIn(contract, message);
            if (!FORGIVEN.matcher(message).find() && reach.includes(pointer)) {
                problems.add(new DocumentProblem(contract.place(pointer), message));
            }
        }
        contract.duplicates()
                .forEach(duplicate -> problems.add(new DocumentProblem(
                        contract.place(duplicate.pointer()),
                        "the key " + Pointers.last(duplicate.pointer()) + " comes twice in one object")));
        reach.faults().forEach((pointer, reason) -> problems.add(new DocumentProblem(contract.place(pointer), reason)));
        List<DocumentProblem> sorted = new ArrayList<>(problems);
        sorted.sort((a, b) -> Integer.compare(a.place().line(), b.place().line()));
        return sorted;
    }

    @Override
    public String toString() {
        return place + " " + reason;
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
