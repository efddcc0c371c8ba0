package io.github.chatspec.spark;

import io.github.chatspec.check.CheckedPart;
import io.github.chatspec.check.PartCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/**
 * Judges a part: an {@link JudgedRecord.Kind#EXCHANGE} for each exchange with findings, and its numbers and totals at the
 * end.
 */
final class PartJudge implements FlatMapFunction<Iterator<PartInputFormat.OpenPart>, JudgedRecord> {

    private static final long serialVersionUID = 1L;

    private final Broadcast<CheckPlan> plan;
    private final int attempts;

    /**
     * Creates a judge.
     *
     * @param plan the plan
     * @param attempts how often Spark tries a task; only the last attempt reports a file that cannot be read
     */
    PartJudge(Broadcast<CheckPlan> plan, int attempts) {
        this.plan = plan;
        this.attempts = attempts;
    }

    @Override
    public Iterator<JudgedRecord> call(Iterator<PartInputFormat.OpenPart> parts) throws IOException {
        PartInputFormat.OpenPart part = parts.next();
        boolean isLastAttempt = TaskContext.get().attemptNumber() + 1 >= attempts;
        PartCheck check = plan.value().check();
        try {
            return new Records(check.judge(part.open()), isLastAttempt);
        } catch (IOException e) {
            if (!isLastAttempt) {
                throw e;
            }
            return new Records(check.unreadable(part.name()), true);
        }
    }

    /** The records of a part, which is judged while they are read. */
    private static final class Records implements Iterator<JudgedRecord> {

        private final CheckedPart part;
        private final boolean isLastAttempt;
        private final ArrayDeque<JudgedRecord> end = new ArrayDeque<>();
        private boolean ended;

        Records(CheckedPart part, boolean isLastAttempt) {
            this.part = part;
            this.isLastAttempt = isLastAttempt;
        }

        @Override
        public boolean hasNext() {
            return !ended || !end.isEmpty();
        }

        @Override
        public JudgedRecord next() {
            if (ended) {
                if (end.isEmpty()) {
                    throw new NoSuchElementException();
                }
                return end.remove();
            }
            if (part.hasNext()) {
                return JudgedRecord.of(part.next());
            }
            if (part.failure().isPresent() && !isLastAttempt) {
                throw new UncheckedIOException(part.failure().get());
            }
            ended = true;
            end.add(new JudgedRecord(JudgedRecord.Kind.NUMBERS, part.numbers().toBytes()));
            end.add(new JudgedRecord(JudgedRecord.Kind.TOTALS, part.totals().toBytes()));
            return end.remove();
        }
    }
}
