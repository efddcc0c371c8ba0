package io.github.chatspec.check;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.RecordChunk;
import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.report.Report;
import io.github.chatspec.routing.BaseUrl;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration of a check of recordings, which can be run any number of times.
 *
 * <p>Recordings are read as streams and judged by a number of worker threads; reports receive the exchanges in the order
 * of the input whatever that number is.
 */
public final class Check {

    /** Less is judged in one thread, since the compiler of a new process needs the other processor. */
    private static final long MIN_BYTES_FOR_THREADS = 50_000_000;

    final Judge judge;
    final String operation;
    final int status;
    final Optional<RecordingFormat> format;
    final RecordingFormat fallbackFormat;
    final List<BaseUrl> bases;
    final boolean onlyKnown;
    final int threads;
    final long maxFindings;
    final Baseline baseline;
    final Optional<List<Contract>> coverage;
    final InputStream standardInput;
    final Listener listener;
    final Progress progress;
    final int chunkBytes;
    final long threadsFrom;

    private Check(Builder builder) {
        this.judge = builder.judge;
        this.operation = builder.operation;
        this.status = builder.status;
        this.format = builder.format;
        this.fallbackFormat = builder.fallbackFormat;
        this.bases = builder.bases;
        this.onlyKnown = builder.onlyKnown;
        this.threads = builder.threads;
        this.maxFindings = builder.maxFindings;
        this.baseline = builder.baseline;
        this.coverage = builder.coverage;
        this.standardInput = builder.standardInput;
        this.listener = builder.listener;
        this.progress = builder.progress;
        this.chunkBytes = builder.chunkBytes;
        this.threadsFrom = builder.threadsFrom;
    }

    /** Receives what cannot be checked; the run continues with the rest. */
    public interface Listener {

        /** Ignores everything. */
        // Not a lambda, since the first one takes a new process as long as the check.
        Listener NONE = new Listener() {
            @Override
            public void failed(String sentence, String place) {
                // ignored
            }
        };

        /**
         * Receives an input or exchange that cannot be checked.
         *
         * @param sentence what is wrong and what to do
         * @param place the file or exchange
         */
        void failed(String sentence, String place);

        /**
         * Receives a file of a folder that is not a recording, which does not make the run fail.
         *
         * @param sentence why the file is skipped
         * @param place the file
         */
        default void skipped(String sentence, String place) {}
    }

    /**
     * Returns a check with the default configuration.
     *
     * @param judge judges the exchanges
     * @return the check
     */
    public static Check of(Judge judge) {
        return builder(judge).build();
    }

    /**
     * Begins a configuration.
     *
     * @param judge judges the exchanges
     * @return a builder
     */
    public static Builder builder(Judge judge) {
        return new Builder(judge);
    }

    /**
     * Checks recordings.
     *
     * @param inputs the recordings in their order; the listener receives those that cannot be read
     * @param reports receive the findings; each of them is ended
     * @return the result, which names the reports that could not be written
     * @throws IOException if the run is interrupted
     */
    public CheckResult run(List<Input> inputs, List<? extends Report> reports) throws IOException {
        return new CheckRun(this, reports).run(inputs);
    }

    /** Builds a {@link Check}. */
    public static final class Builder {

        private final Judge judge;
        private String operation = "";
        private int status = 200;
        private Optional<RecordingFormat> format = Optional.empty();
        private RecordingFormat fallbackFormat = RecordingFormat.BODY;
        private List<BaseUrl> bases = List.of();
        private boolean onlyKnown;
        private int threads = 1;
        private long maxFindings = Long.MAX_VALUE;
        private Baseline baseline = Baseline.of(Set.of());
        private Optional<List<Contract>> coverage = Optional.empty();
        private InputStream standardInput = InputStream.nullInputStream();
        private Listener listener = Listener.NONE;
        private Progress progress = Progress.NONE;
        private int chunkBytes = RecordChunk.BYTES;
        private long threadsFrom = MIN_BYTES_FOR_THREADS;

        private Builder(Judge judge) {
            this.judge = judge;
        }

        /**
         * Sets the operation and status of responses that are recorded as bare bodies.
         *
         * @param operation the operation as {@code contract/operationId}
         * @param status the HTTP status
         * @return this builder
         */
        public Builder bodiesOf(String operation, int status) {
            this.operation = operation;
            this.status = status;
            return this;
        }

        /**
         * Sets the format of the inputs, which is detected from their content by default.
         *
         * @param format the format
         * @return this builder
         */
        public Builder format(RecordingFormat format) {
            this.format = Optional.of(format);
            return this;
        }

        /**
         * Reads inputs of no other recognized format as one body per line.
         *
         * @return this builder
         */
        public Builder lines() {
            fallbackFormat = RecordingFormat.LINES;
            return this;
        }

        /**
         * Sets the base URLs to which the recorded requests were sent instead of the contract's servers.
         *
         * @param bases the base URLs, of which the first that matches a request applies
         * @return this builder
         */
        public Builder bases(List<BaseUrl> bases) {
            this.bases = List.copyOf(bases);
            return this;
        }

        /**
         * Makes exchanges with other hosts than those of the contracts findings, which are only counted by default.
         *
         * @return this builder
         */
        public Builder onlyKnown() {
            onlyKnown = true;
            return this;
        }

        /**
         * Sets the number of worker threads, which does not change the findings. A short run uses one.
         *
         * @param threads at least 1
         * @return this builder
         */
        public Builder threads(int threads) {
            this.threads = threads;
            return this;
        }

        /**
         * Sets how many findings the reports receive; the rest are only counted.
         *
         * @param maxFindings the number of findings
         * @return this builder
         */
        public Builder maxFindings(long maxFindings) {
            this.maxFindings = maxFindings;
            return this;
        }

        /**
         * Sets the known findings, which no report receives.
         *
         * @param baseline the known findings
         * @return this builder
         */
        public Builder baseline(Baseline baseline) {
            this.baseline = baseline;
            return this;
        }

        /**
         * Makes the run also measure how much of the contracts the recordings cover.
         *
         * @param contracts the judge's contracts
         * @return this builder
         */
        public Builder coverage(List<Contract> contracts) {
            this.coverage = Optional.of(List.copyOf(contracts));
            return this;
        }

        /**
         * Sets the stream that the input {@code -} reads.
         *
         * @param standardInput the stream
         * @return this builder
         */
        public Builder standardInput(InputStream standardInput) {
            this.standardInput = standardInput;
            return this;
        }

        /**
         * Sets the receiver of inputs and exchanges that cannot be checked.
         *
         * @param listener the listener
         * @return this builder
         */
        public Builder listener(Listener listener) {
            this.listener = listener;
            return this;
        }

        /**
         * Sets the receiver of the progress of a run.
         *
         * @param progress the progress
         * @return this builder
         */
        public Builder progress(Progress progress) {
            this.progress = progress;
            return this;
        }

        /** Sets how many bytes are read before they are split into records; 0 to read and judge each record alone. */
        Builder chunkBytes(int chunkBytes) {
            this.chunkBytes = chunkBytes;
            return this;
        }

        /** Sets the number of bytes up to which a run uses one thread. */
        Builder threadsFrom(long threadsFrom) {
            this.threadsFrom = threadsFrom;
            return this;
        }

        /**
         * Builds the check.
         *
         * @return the check
         */
        public Check build() {
            return new Check(this);
        }
    }
}
