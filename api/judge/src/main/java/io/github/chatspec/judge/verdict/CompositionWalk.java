package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.StrictJson;
import java.util.Optional;

/** What a {@link ByteWalk} does about compositions, and about keywords that need all of a value. */
abstract class CompositionWalk extends KeyWalk {

    /** Accepts any value. */
    static final SchemaNode ANY = new NodeLayout().node(CompiledSchema.ANY);

    /** What a test costs in addition to the bytes that it reads. */
    private static final int TEST_COST = 16;

    /** How many bytes the tests of compositions may read for each byte of the body. */
    private static final int TESTS_PER_BYTE = 32;

    private static final int LEAST_BUDGET = 1 << 16;

    int depth;

    /** Receives the notes; null while only clean values are accepted. */
    Notes notes;

    /** The number of bytes that the tests of compositions may still read. */
    private long budget;

    /** The bits of the conditions of the values read so far, on which an object around them must decide. */
    long openLimits;

    CompositionWalk(byte[] bytes, boolean isEscaped) {
        super(bytes, isEscaped);
    }

    /** Checks a value, and returns the index after it, or {@link #UNCLEAN}. */
    abstract int value(SchemaNode node, int at);

    /** Sets the budget for the tests of compositions in a body of a length. */
    final void beginTests(int length) {
        budget = LEAST_BUDGET + (long) TESTS_PER_BYTE * length;
    }

    /** Tests a value with the branches of a composition, and checks it against the schema that they decide on. */
    final int decided(SchemaNode node, int at) {
        if (++depth > LocatedJson.MAX_DEPTH) {
            return unknown();
        }
        Decision decision = node.decision;
        // What is noted may depend on what the branches accept.
        Notes around = notes;
        notes = null;
        SchemaNode next;
        if (bytes[at] == 'n' && decision.takesNull) {
            next = decision.ofNull();
        } else if (bytes[at] == 'n' && decision.isNullUnknown) {
            return unknown();
        } else {
            long accepting = accepting(decision, at);
            next = isUnknown ? Decision.UNKNOWN : decision.next(accepting);
        }
        int end = next == null ? UNCLEAN : next == Decision.UNKNOWN ? unknown() : value(next, at);
        depth--;
        notes = around;
        return end;
    }

    /** Returns the bits of the branches that accept a value. */
    private long accepting(Decision decision, int at) {
        if (decision.selectorKey != null) {
            return selected(decision, at);
        }
        int type = type(bytes[at]);
        long candidates = 0;
        for (int i = 0; i < decision.tests.length; i++) {
            SchemaNode test = decision.tests[i];
            boolean isCandidate = (test.types & type) != 0 || (type == CompiledSchema.NULL && test.isNullUnknown);
            candidates |= isCandidate ? 1L << i : 0;
        }
        if (decision.isChoice() && Long.bitCount(candidates) == 1) {
            return candidates; // the schema that it decides on contains the branch
        }
        long accepting = 0;
        for (int i = 0; i < decision.tests.length && !isUnknown; i++) {
            boolean isAccepted = ((candidates >>> i) & 1) != 0 && accepts(decision.tests[i], at);
            accepting |= isAccepted ? 1L << i : 0;
        }
        return accepting;
    }

    /** Returns the bit of the branch that the value of a key selects; unknown if it selects none. */
    private long selected(Decision decision, int at) {
        long branch = 0;
        reached = at;
        if (bytes[at] == '{') {
            int next = at;
            do {
                int valueAt = key(next + 1);
                boolean isKey = valueAt >= 0 && isKey(decision.selectorKey);
                if (isKey && isQuote(valueAt) && text(decision.selectorCheck, valueAt + quote) >= 0) {
                    branch = metLists;
                }
                next = valueAt < 0 || isKey ? UNCLEAN : value(ANY, valueAt);
                next = next < 0 ? UNCLEAN : skipBlanks(next);
            } while (next >= 0 && bytes[next] == ',');
        }
        charge(Math.max(reached, at) - at);
        if (branch == 0) {
            unknown();
        }
        return branch;
    }

    private boolean accepts(SchemaNode test, int at) {
        int depthBefore = depth;
        long openBefore = openLimits;
        reached = at;
        int end = value(test, at);
        depth = depthBefore;
        openLimits = openBefore;
        charge(Math.max(end, reached) - at);
        return end >= 0;
    }

    /** Deducts the bytes that a test read from the budget. */
    private void charge(int count) {
        budget -= count + TEST_COST;
        if (budget < 0) {
            unknown();
        }
    }

    final int type(byte first) {
        return switch (first) {
            case '"', '\\' -> CompiledSchema.STRING;
            case '{' -> CompiledSchema.OBJECT;
            case '[' -> CompiledSchema.ARRAY;
            case 't' -> CompiledSchema.TRUE;
            case 'f' -> CompiledSchema.FALSE;
            case 'n' -> CompiledSchema.NULL;
            default -> CompiledSchema.NUMBER;
        };
    }

    /** Returns whether the number of items that each of some schemas accepts is within its limits; the array is well-formed. */
    final boolean areContained(SchemaNode.Contained[] contained, int from) {
        Notes around = notes;
        notes = null;
        int[] counts = new int[contained.length];
        int at = skipBlanks(from + 1);
        while (bytes[at] != ']' && !isUnknown) {
            for (int i = 0; i < contained.length; i++) {
                counts[i] += accepts(contained[i].test(), at) ? 1 : 0;
            }
            int end = value(ANY, at);
            at = end < 0 ? at : skipBlanks(end);
            isUnknown |= end < 0;
            at = bytes[at] == ',' ? skipBlanks(at + 1) : at;
        }
        notes = around;
        for (int i = 0; i < contained.length; i++) {
            if (counts[i] < contained[i].least() || counts[i] > contained[i].most()) {
                return false;
            }
        }
        return !isUnknown;
    }

    /** Checks the keywords that compare a whole value: listed objects and arrays, and unique items. */
    final boolean isWholeFine(SchemaNode node, int from, int to) {
        Optional<JsonNode> tree = StrictJson.read(text(from, to));
        return tree.isPresent()
                && (node.containers == null || node.containers.contains(JsonEquality.key(tree.get())))
                && (!node.isUnique || !tree.get().isArray() || JsonEquality.areUnique(tree.get()));
    }
}
