package io.github.chatspec.judge.verdict;

import java.util.List;

/**
 * A requirement of a schema on an object as a whole, as a term over its keys.
 *
 * <p>Each key, and each list of values that a key is compared with, has a separate bit.
 */
sealed interface Clause {

    /**
     * Returns whether an object meets the requirement.
     *
     * @param present the bits of the keys that it has
     * @param met the bits of the lists that hold the values of its keys
     */
    boolean holds(long present, long met);

    /** All of these keys are there. */
    record Has(long keys) implements Clause {
        @Override
        public boolean holds(long present, long met) {
            return (present & keys) == keys;
        }
    }

    /** The key is not there, or its value is in the list. */
    record Listed(long key, long list) implements Clause {
        @Override
        public boolean holds(long present, long met) {
            return (present & key) == 0 || (met & list) != 0;
        }
    }

    /** The term does not hold. */
    record Not(Clause term) implements Clause {
        @Override
        public boolean holds(long present, long met) {
            return !term.holds(present, met);
        }
    }

    /** All terms hold. */
    record All(List<Clause> terms) implements Clause {
        @Override
        public boolean holds(long present, long met) {
            for (int i = 0; i < terms.size(); i++) {
                if (!terms.get(i).holds(present, met)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** At least one term holds. */
    record Any(List<Clause> terms) implements Clause {
        @Override
        public boolean holds(long present, long met) {
            for (int i = 0; i < terms.size(); i++) {
                if (terms.get(i).holds(present, met)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** What holds depends on a condition. */
    record If(Clause condition, Clause then, Clause otherwise) implements Clause {
        @Override
        public boolean holds(long present, long met) {
            return (condition.holds(present, met) ? then : otherwise).holds(present, met);
        }
    }
}
