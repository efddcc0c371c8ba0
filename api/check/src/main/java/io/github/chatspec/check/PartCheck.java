package io.github.chatspec.check;

import io.github.chatspec.coverage.Observations;
import io.github.chatspec.exchange.BodyFiles;
import java.io.InputStream;
import java.util.Optional;

/**
 * Judges parts of recordings, so that the parts can be read in several processes. An {@link AssembledCheck} makes the result
 * of one run of them.
 *
 * <p>May be shared between threads.
 */
public final class PartCheck {

    private final Check check;
    private final RecordJudge judge;
    private final Optional<Observations> shared;

    private PartCheck(Check check) {
        this.check = check;
        this.judge = new RecordJudge(check.judge, check.bases, check.onlyKnown);
        this.shared = check.coverage.isPresent() ? Optional.of(new Observations()) : Optional.empty();
    }

    /**
     * Creates a check of parts.
     *
     * @param check the configuration; its threads, listener and progress are not used, and its maximum number of findings
     *     applies to all parts together, in {@link AssembledCheck}
     * @return the check
     */
    public static PartCheck of(Check check) {
        return new PartCheck(check);
    }

    /**
     * Judges a part.
     *
     * @param part the part; the caller closes its stream
     * @return the exchanges with findings, which are judged when the next one is asked for
     */
    public CheckedPart judge(RecordingPart part) {
        return new CheckedPart(part, check, judge, new Workers(judge, shared, false));
    }

    /**
     * Returns the result of a part that could not be opened.
     *
     * @param input the name of the input in findings
     * @return a part without exchanges, whose numbers say so
     */
    public CheckedPart unreadable(String input) {
        InputStream none = InputStream.nullInputStream();
        RecordingPart part = new RecordingPart(input, false, RecordingPart.Extent.LATER, none, BodyFiles.NONE);
        CheckedPart checked = judge(part);
        checked.addUnreadable();
        return checked;
    }
}
