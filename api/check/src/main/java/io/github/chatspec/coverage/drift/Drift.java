package io.github.chatspec.coverage.drift;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.coverage.ObservationsException;
import io.github.chatspec.coverage.UnlistedValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The statistically significant changes between two runs.
 *
 * <p>Each figure of each field is compared by Newcombe's hybrid score interval for the difference of two shares. The
 * level of all comparisons together is 5 % (Bonferroni's bound): where nothing changed, at most one pair of runs in
 * twenty reports a change. Figures that are 0 % or 100 % in both runs cannot differ and are not compared; nor are
 * figures of fewer than ten values. The values are assumed to be independent, which repeated responses are not.
 */
public final class Drift {

    private static final double LEVEL = 0.05;

    /** With fewer values, the actual coverage of the interval is below its nominal level. */
    private static final int FEWEST = 10;

    private final List<Change> changes;
    private final int compared;

    /**
     * A figure that changed.
     *
     * @param field which field it is
     * @param figure which figure: {@code present}, {@code null}, {@code type …} or {@code value …}
     * @param before the figure in the older run
     * @param after the figure in the newer run
     */
    public record Change(FieldKey field, String figure, Figure before, Figure after) {

        /**
         * Returns the increase of the share.
         *
         * @return a number from -1 to 1
         */
        public double difference() {
            return after.proportion().share() - before.proportion().share();
        }

        boolean canDiffer() {
            long count = before.proportion().count() + after.proportion().count();
            long of = before.proportion().of() + after.proportion().of();
            return Math.min(before.proportion().of(), after.proportion().of()) >= FEWEST && count > 0 && count < of;
        }

        boolean isBeyond(double z) {
            return !after.proportion().less(before.proportion(), z).contains(0);
        }

        /**
         * Returns the change as JSON.
         *
         * @return an object with {@code operation}, {@code status}, {@code pointer}, {@code figure}, {@code difference}
         *     and the figures {@code old} and {@code new}
         */
        public ObjectNode toJson() {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            tree.put("operation", field.operation())
                    .put("status", field.status())
                    .put("pointer", field.pointer());
            tree.put("figure", figure).put("difference", Math.round(difference() * 1e6) / 1e6);
            tree.set("old", before.toJson());
            tree.set("new", after.toJson());
            return tree;
        }
    }

    private Drift(List<Change> changes, int compared) {
        this.changes = changes;
        this.compared = compared;
    }

    /**
     * Compares two runs.
     *
     * @param before the observations of the older run
     * @param after the observations of the newer run
     * @return what changed
     * @throws ObservationsException if the runs saw different versions of a contract
     */
    public static Drift between(Observations before, Observations after) {
        after.requireVersionsOf(before.contracts());
        Figures old = Figures.of(before);
        Figures young = Figures.of(after);
        List<Change> comparisons = new ArrayList<>();
        documented(old, young).forEach((key, documented) -> {
            FieldFigures left = old.of(key, documented);
            FieldFigures right = young.of(key, documented);
            names(left, right)
                    .forEach(name -> comparisons.add(new Change(key, name, left.named(name), right.named(name))));
        });
        comparisons.removeIf(change -> !change.canDiffer());
        double z = NormalDistribution.quantile(1 - LEVEL / (2.0 * Math.max(1, comparisons.size())));
        List<Change> changes = comparisons.stream()
                .filter(change -> change.isBeyond(z))
                .sorted(Comparator.comparing(change -> -Math.abs(change.difference())))
                .toList();
        return new Drift(changes, comparisons.size());
    }

    private static Map<FieldKey, Boolean> documented(Figures old, Figures young) {
        Map<FieldKey, Boolean> documented = new LinkedHashMap<>();
        old.fields().forEach(field -> documented.put(field.key(), field.documented()));
        young.fields().forEach(field -> documented.putIfAbsent(field.key(), field.documented()));
        return documented;
    }

    private static SortedSet<String> names(FieldFigures left, FieldFigures right) {
        SortedSet<String> names = new TreeSet<>(left.all().keySet());
        names.addAll(right.all().keySet());
        if (left.manyWords() || right.manyWords()) {
            names.remove("value " + UnlistedValues.OTHER);
        }
        return names;
    }

    /**
     * Returns the changes.
     *
     * @return the changes, the largest first
     */
    public List<Change> changes() {
        return changes;
    }

    /**
     * Returns how many figures were compared.
     *
     * @return their number
     */
    public int compared() {
        return compared;
    }
}
