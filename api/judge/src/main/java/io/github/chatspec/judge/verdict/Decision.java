package io.github.chatspec.judge.verdict;

import io.github.chatspec.contract.Applicator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/**
 * A composition whose outcome decides which further schemas describe a value: the value is tested with each branch first,
 * and then checked against the schema that contains the branches which count.
 */
final class Decision {

    /** The result if it is not known whether a value conforms. */
    static final SchemaNode UNKNOWN = new SchemaNode();

    /** The keyword of a composition. */
    enum Kind {
        ANY_OF(Applicator.ANY_OF),
        ONE_OF(Applicator.ONE_OF),
        NOT(Applicator.NOT),
        IF(Applicator.IF);

        private final Applicator applicator;

        Kind(Applicator applicator) {
            this.applicator = applicator;
        }

        Applicator applicator() {
            return applicator;
        }
    }

    /** The branches that value is tested with; of an {@code if} or a {@code not}, only the test. */
    final SchemaNode[] tests;

    /** The key whose value selects the branch; null if the tests do. */
    final ByteKey selectorKey;

    /** The strings that select the branches. */
    final TextCheck selectorCheck;

    private final Kind kind;

    /** Whether null conforms, whatever the branches (OpenAPI 3.0). */
    final boolean takesNull;

    /** Whether it is unknown which branches accept null, since a schema around them may allow it (OpenAPI 3.0). */
    final boolean isNullUnknown;

    private final LongFunction<SchemaNode> nodes;
    private final ConcurrentHashMap<Long, SchemaNode> known = new ConcurrentHashMap<>();

    /**
     * Creates a decision.
     *
     * @param choice the composition
     * @param tests the branches
     * @param nodes lays out the schema in which some branches count, given as bits; {@link #UNKNOWN} if it has too many
     */
    Decision(CompiledSchema.Choice choice, SchemaNode[] tests, LongFunction<SchemaNode> nodes) {
        CompiledSchema.Selector selector = choice.selector();
        this.kind = choice.kind();
        this.tests = tests;
        this.selectorKey = selector == null ? null : new ByteKey(selector.key());
        this.selectorCheck =
                selector == null ? null : new TextCheck(new CompiledSchema(), null, selector.listings(), false);
        this.takesNull = choice.takesNull();
        this.isNullUnknown = choice.isNullUnknown();
        this.nodes = nodes;
    }

    /** Returns whether a value that only one branch may accept need not be tested. */
    boolean isChoice() {
        return kind == Kind.ANY_OF || kind == Kind.ONE_OF;
    }

    /**
     * Returns the schema of a value.
     *
     * @param accepting the bits of the branches that accept it
     * @return the schema, which may contain further decisions; null if the value does not conform; {@link #UNKNOWN}
     */
    SchemaNode next(long accepting) {
        boolean conforms = switch (kind) {
            case ANY_OF -> accepting != 0;
            case ONE_OF -> Long.bitCount(accepting) == 1;
            case NOT -> accepting == 0;
            case IF -> true;
        };
        return conforms ? outcome(accepting) : null;
    }

    /** Returns the schema of null, which conforms whatever the branches. */
    SchemaNode ofNull() {
        return outcome(0);
    }

    private SchemaNode outcome(long accepting) {
        SchemaNode node = known.get(accepting);
        if (node == null) {
            node = nodes.apply(accepting);
            known.put(accepting, node);
        }
        return node;
    }
}
