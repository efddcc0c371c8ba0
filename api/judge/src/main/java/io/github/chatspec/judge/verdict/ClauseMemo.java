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

    /** Identifies the objects that violate the same clauses, and lack the same keys. */
    static final class Violation {
        private final ClauseMemo clauses;
        private final long present;
        private final long met;

        private Violation(ClauseMemo clauses, long present, long met) {
            this.clauses = clauses;
            this.present = present;
            this.met = met;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Violation violation
                    && clauses.equals(violation.clauses)
                    && present == violation.present
                    && met == violation.met;
        }

        @Override
        public int hashCode() {
            return 31 * Long.hashCode(present) + Long.hashCode(met);
        }
    }

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

    /** Returns what an object violates that does not meet all clauses. */
    Violation violation(long present, long met) {
        return new Violation(this, present, met);
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
