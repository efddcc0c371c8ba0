package io.github.chatspec.review.schema;

import io.github.chatspec.json.Pointers;
import io.github.chatspec.review.change.Change.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares the branches and conditions of two schemas, which need not be in the same order. */
final class BranchComparison {

    private final SchemaComparison comparison;
    private final SchemaTrail trail;
    private final ComposedSchema before;
    private final ComposedSchema after;

    BranchComparison(SchemaComparison comparison, SchemaTrail trail, ComposedSchema before, ComposedSchema after) {
        this.comparison = comparison;
        this.trail = trail;
        this.before = before;
        this.after = after;
    }

    void compare() {
        compareAlternatives();
        compareConditions();
    }

    private void compareAlternatives() {
        List<ComposedSchema.Alternatives> olds = new ArrayList<>(before.alternatives);
        List<ComposedSchema.Alternatives> news = new ArrayList<>(after.alternatives);
        olds.removeIf(old -> {
            Optional<ComposedSchema.Alternatives> same =
                    news.stream().filter(now -> areEqual(old, now)).findFirst();
            same.ifPresent(news::remove);
            return same.isPresent();
        });
        int pairs = Math.min(olds.size(), news.size());
        for (int i = 0; i < pairs; i++) {
            compare(olds.get(i), news.get(i));
        }
        for (ComposedSchema.Alternatives old : olds.subList(pairs, olds.size())) {
            add(old.keyword(), Action.REMOVED, old.place(), after.place(old.keyword()));
        }
        for (ComposedSchema.Alternatives now : news.subList(pairs, news.size())) {
            add(now.keyword(), Action.ADDED, before.place(now.keyword()), now.place());
        }
    }

    private boolean areEqual(ComposedSchema.Alternatives old, ComposedSchema.Alternatives now) {
        return old.keyword().equals(now.keyword())
                && unmatched(old.branches(), now.branches()).isEmpty()
                && old.branches().size() == now.branches().size();
    }

    /** Returns the branches of the older contract that no branch of the newer one equals. */
    private List<String> unmatched(List<String> olds, List<String> news) {
        List<String> left = new ArrayList<>(news);
        List<String> unmatched = new ArrayList<>();
        for (String old : olds) {
            Optional<String> same = left.stream()
                    .filter(now -> comparison.areEqual(List.of(old), List.of(now)))
                    .findFirst();
            same.ifPresentOrElse(left::remove, () -> unmatched.add(old));
        }
        return unmatched;
    }

    private void compare(ComposedSchema.Alternatives old, ComposedSchema.Alternatives now) {
        if (!old.keyword().equals(now.keyword())) {
            add(now.keyword(), Action.CHANGED, old.place(), now.place());
            return;
        }
        List<String> news = new ArrayList<>(now.branches());
        List<String> olds = unmatched(old.branches(), now.branches());
        for (String branch : old.branches()) {
            if (!olds.contains(branch)) {
                news.stream()
                        .filter(other -> comparison.areEqual(List.of(branch), List.of(other)))
                        .findFirst()
                        .ifPresent(news::remove);
            }
        }
        boolean isSameNumber = olds.size() == news.size();
        for (String branch : List.copyOf(olds)) {
            Optional<String> other = news.stream()
                    .filter(candidate -> isSameNumber || Objects.equals(name(branch), name(candidate)))
                    .findFirst();
            if (other.isPresent()) {
                news.remove(other.get());
                within(old.keyword(), List.of(branch), List.of(other.get()), List.of(), List.of());
            } else {
                add(old.keyword(), Action.REMOVED, branch, now.place());
            }
        }
        news.forEach(branch -> add(now.keyword(), Action.ADDED, old.place(), branch));
    }

    private String name(String branch) {
        return Pointers.last(branch).matches("[0-9]+") ? null : Pointers.last(branch);
    }

    private void compareConditions() {
        List<ComposedSchema.Conditional> olds = new ArrayList<>(before.conditionals);
        List<ComposedSchema.Conditional> news = new ArrayList<>(after.conditionals);
        olds.removeIf(old -> {
            Optional<ComposedSchema.Conditional> same = news.stream()
                    .filter(now -> isSameTest(old, now)
                            && areEqual(old.then(), now.then())
                            && areEqual(old.otherwise(), now.otherwise()))
                    .findFirst();
            same.ifPresent(news::remove);
            return same.isPresent();
        });
        List<ComposedSchema.Conditional> left = new ArrayList<>();
        for (ComposedSchema.Conditional old : olds) {
            Optional<ComposedSchema.Conditional> same =
                    news.stream().filter(now -> isSameTest(old, now)).findFirst();
            same.ifPresent(news::remove);
            same.ifPresentOrElse(now -> compare(old, now), () -> left.add(old));
        }
        int pairs = Math.min(left.size(), news.size());
        for (int i = 0; i < pairs; i++) {
            compare(left.get(i), news.get(i));
        }
        for (ComposedSchema.Conditional old : left.subList(pairs, left.size())) {
            add("if", Action.REMOVED, old.test(), after.place("if"));
        }
        for (ComposedSchema.Conditional now : news.subList(pairs, news.size())) {
            add("if", Action.ADDED, before.place("if"), now.test());
        }
    }

    private boolean isSameTest(ComposedSchema.Conditional old, ComposedSchema.Conditional now) {
        return comparison.areEqual(List.of(old.test()), List.of(now.test()));
    }

    private boolean areEqual(Optional<String> old, Optional<String> now) {
        if (old.isPresent() && now.isPresent()) {
            return comparison.areEqual(List.of(old.get()), List.of(now.get()));
        }
        return old.isPresent() == now.isPresent();
    }

    private void compare(ComposedSchema.Conditional old, ComposedSchema.Conditional now) {
        within("if", List.of(old.test()), List.of(now.test()), List.of(), List.of());
        consequence("then", old.test(), now.test(), old.then(), now.then());
        consequence("else", old.test(), now.test(), old.otherwise(), now.otherwise());
    }

    private void consequence(
            String keyword, String oldTest, String newTest, Optional<String> old, Optional<String> now) {
        if (old.isPresent() && now.isPresent()) {
            boolean isThen = keyword.equals("then");
            within(
                    keyword,
                    List.of(old.get()),
                    List.of(now.get()),
                    isThen ? List.of(oldTest) : List.of(),
                    isThen ? List.of(newTest) : List.of());
        } else if (old.isPresent() || now.isPresent()) {
            add(keyword, old.isPresent() ? Action.REMOVED : Action.ADDED, old.orElse(oldTest), now.orElse(newTest));
        }
    }

    private void within(
            String keyword, List<String> old, List<String> now, List<String> oldNeeds, List<String> newNeeds) {
        comparison.compare(trail.within(new SchemaTrail.Step(
                trail.path().size(), old, now, oldNeeds, newNeeds, keyword, Pointers.last(old.get(0)))));
    }

    private void add(String keyword, Action action, String old, String now) {
        comparison.add(new SchemaChange(keyword, "", action, Optional.empty(), Optional.empty(), old, now, trail));
    }
}
