package io.github.chatspec.review;

import io.github.chatspec.review.change.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Counts the recorded exchanges that each change is about. */
final class TouchedAnswers {

    private final List<Counter> counters = new ArrayList<>();

    /** The count of one change. */
    private static final class Counter {
        private final Change change;
        private final Optional<Predicate<RecordedAnswers.Answer>> touches;
        private long answers;
        private String first = "";

        Counter(Change change, Optional<Predicate<RecordedAnswers.Answer>> touches) {
            this.change = change;
            this.touches = touches;
        }
    }

    TouchedAnswers(ChangeList list) {
        for (Change change : list.changes()) {
            counters.add(new Counter(change, list.touches(change)));
        }
    }

    /** Reads the recordings and returns the changes with their counts. */
    List<Change> count(RecordedAnswers recordings) {
        long all = recordings.each(answer -> {
            for (Counter counter : counters) {
                if (counter.touches.isPresent() && counter.touches.get().test(answer)) {
                    counter.first = counter.answers == 0 ? answer.place() : counter.first;
                    counter.answers++;
                }
            }
        });
        List<Change> changes = new ArrayList<>();
        for (Counter counter : counters) {
            changes.add(
                    counter.touches.isEmpty()
                            ? counter.change
                            : counter.change.with(new Change.Touched(counter.answers, all, counter.first)));
        }
        return changes;
    }
}
