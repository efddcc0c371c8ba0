package io.github.chatspec.source;

import io.github.chatspec.json.Pointers;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Finds the conflicts of a ledger that are about a line of a contract: a place that has a name, such as a property. */
public final class ConflictLines {

    /** The keywords whose values have names, which are not keywords. */
    private static final Set<String> NAMING = Set.of(
            "$defs",
            "examples",
            "headers",
            "parameters",
            "paths",
            "properties",
            "requestBodies",
            "responses",
            "schemas",
            "securitySchemes",
            "x-enum-facts");

    /** The keywords of schemas that only describe values further which another one has named. */
    private static final Set<String> COMPOSING =
            Set.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas");

    private final Ledger ledger;
    private final UnaryOperator<String> lineOf;

    /**
     * Creates the lines of a contract.
     *
     * @param ledger the ledger of the contract
     * @param lineOf returns the JSON Pointer of the line that contains a place, given the JSON Pointer of the place
     */
    public ConflictLines(Ledger ledger, UnaryOperator<String> lineOf) {
        this.ledger = ledger;
        this.lineOf = lineOf;
    }

    /** Returns the lines that are places with names, and those that conflicts name. */
    public static ConflictLines of(Ledger ledger) {
        Set<String> listed = new LinkedHashSet<>();
        ledger.conflicts().forEach(conflict -> listed.addAll(conflict.about()));
        return new ConflictLines(ledger, place -> line(place, listed));
    }

    /** Returns the JSON Pointer of the line that contains a place. */
    public String line(String place) {
        return lineOf.apply(place);
    }

    /** Returns the lines that a conflict names; the ledger of someone else may name what is not a line. */
    public Set<String> lines(Conflict conflict) {
        Set<String> lines = new LinkedHashSet<>();
        for (String place : conflict.about()) {
            if (place.startsWith("/")) {
                lines.add(lineOf.apply(place));
            }
        }
        return lines;
    }

    /**
     * Returns the conflicts about any of some lines; one that names no lines is about those that cite its facts.
     *
     * @param about the JSON Pointers of the lines
     * @param cited the ids of the facts that the lines cite
     * @return the conflicts, in the order of the ledger
     */
    public List<Conflict> conflicts(Collection<String> about, Collection<String> cited) {
        return ledger.conflicts().stream()
                .filter(conflict -> conflict.about().isEmpty()
                        ? conflict.sides().stream()
                                .anyMatch(side -> side.facts().stream().anyMatch(cited::contains))
                        : lines(conflict).stream().anyMatch(about::contains))
                .toList();
    }

    /**
     * Returns the JSON Pointer of the nearest place with a name that contains a place.
     *
     * @param place the JSON Pointer of the place
     */
    public static String named(String place) {
        return line(place, Set.of());
    }

    private static String line(String place, Set<String> listed) {
        String line = Pointers.ROOT;
        String current = Pointers.ROOT;
        String keyword = "";
        boolean isComposed = false;
        for (String segment : Pointers.segments(place)) {
            current = Pointers.append(current, segment);
            boolean isNamed = NAMING.contains(keyword);
            isComposed |= !isNamed && COMPOSING.contains(segment);
            // The name of a path is followed by the name of a method.
            boolean isOperation = keyword.isEmpty() && Pointers.parent(line).equals("/paths") && !line.equals(current);
            keyword = isNamed ? "" : segment;
            line = ((isNamed || isOperation) && !isComposed) || listed.contains(current) ? current : line;
        }
        return line;
    }
}
