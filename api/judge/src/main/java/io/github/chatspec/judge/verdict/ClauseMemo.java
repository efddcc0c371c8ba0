package io.github.chatspec.judge.verdict;

import java.util.List;

/** The clauses about an object, with a memory of recent results: most objects of an API have one of a few sets of keys. */
final class ClauseMemo {

    private static final int SIZE_BITS = 6;

    private final Clause clause;
    private final NullBit[] nulls;
    private final Result[] results = new Result[1 << SIZE_BITS];

    // Immutable, so that threads may share it through the array without a lock.
    private record Result(long present, long met, boolean holds) {}

    /** The bit of a key, and the bit of its list that contains only null. */
    record NullBit(long keyBit, long nullBit) {}

    ClauseMemo(List<Clause> clauses, NullBit[] nulls) {
        this.clause = new Clause.All(List.copyOf(clauses));
        this.nulls = nulls;
    }

    /** Returns whether an object meets all clauses; the parameters are those of {@link Clause#holds}. */
    boolean holds(long present, long met) {
        int slot = (int) (((present * 0x9E3779B97F4A7C15L) ^ (met * 0xD6E8FEB86659FD93L)) >>> (Long.SIZE - SIZE_BITS));
        Result known = results[slot];
        if (known == null || known.present != present || known.met != met) {
            known = new Result(present, met, clause.holds(present, met) && holdsWithoutNulls(present, met));
            results[slot] = known;
        }
        return known.holds;
    }

    /** Returns whether an object meets all clauses without the nulls too, since the rules read those as absent keys. */
    private boolean holdsWithoutNulls(long present, long met) {
        long others = present;
        for (NullBit absent : nulls) {
            others &= (met & absent.nullBit) != 0 ? ~absent.keyBit : -1;
        }
        return others == present || clause.holds(others, met);
    }
}
