package io.github.chatspec.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.report.JudgedExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private static final int THREADS_FROM = 100_000;

    private final List<BatchResult> results = new ArrayList<>();
    private final Pipeline pipeline = new Pipeline(2, THREADS_FROM, results::add);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void oneThreadJudgesEachBatchItself() {
        try (Pipeline single = new Pipeline(1, THREADS_FROM, results::add)) {
            single.expect(2 * THREADS_FROM);

            assertThat(single.judgesNext(false)).isTrue();
        }
    }

    @Test
    void threadsBeginWithMuchWork() throws IOException {
        assertThat(pipeline.judgesNext(false)).isTrue();

        pipeline.judge(new FixedBatch(THREADS_FROM, 0));

        assertThat(pipeline.judgesNext(false)).isFalse();
    }

    @Test
    void batchesThatAreSlowlySplitAreJudgedHereUntilManyOfTheirRecordsAreNotClean() throws IOException {
        pipeline.expect(10 * THREADS_FROM);
        assertThat(pipeline.judgesNext(false)).isFalse();

        pipeline.judge(new FixedBatch(THREADS_FROM, 2));
        assertThat(pipeline.judgesNext(true)).isTrue();

        pipeline.judge(new FixedBatch(10, 5));
        assertThat(pipeline.judgesNext(true)).isFalse();
        assertThat(results).hasSize(2);
    }

    @Test
    void nothingIsJudgedBeforeABatchThatWasSubmitted() throws IOException {
        pipeline.expect(10 * THREADS_FROM);
        pipeline.submit(new FixedBatch(10, 0));

        assertThat(pipeline.judgesNext(true)).isFalse();
        pipeline.submit(new FixedBatch(20, 1));
        pipeline.finish();

        assertThat(results).extracting(BatchResult::judged).containsExactly(0, 1);
    }

    /** A batch with a number of exchanges that are judged one by one. */
    private record FixedBatch(int bytes, int judged) implements Batch {

        @Override
        public BatchResult call() {
            BatchResult result = new BatchResult(new InputPosition("recording"));
            for (int i = 0; i < judged; i++) {
                result.add(new JudgedExchange(
                        new JudgedExchange.Source("recording", i + 1, 1, false),
                        Optional.empty(),
                        200,
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
            }
            return result;
        }

        @Override
        public BatchResult failed(Throwable error) {
            throw new AssertionError(error);
        }
    }
}
