package io.github.chatspec.check;

import io.github.chatspec.exchange.BodyFiles;
import java.io.InputStream;

/**
 * A part of an input, which is judged in another process than the other parts.
 *
 * @param input the name of the input in findings
 * @param fromFolder whether the input was found in a folder, where it may also be something else than a recording
 * @param extent which part of the input it is
 * @param in the bytes of the part; of a part that is not the whole input, a {@link io.github.chatspec.exchange.RecordSpan}
 * @param bodies the files to which the recorder may have written bodies
 */
public record RecordingPart(String input, boolean fromFolder, Extent extent, InputStream in, BodyFiles bodies) {

    /** Which part of an input is read. */
    public enum Extent {
        /** All of it. */
        WHOLE,
        /** Its first records. */
        FIRST,
        /** Records after the first ones. */
        LATER
    }
}
