package io.github.chatspec.text;

import java.util.stream.Stream;

/** Describes unexpected exceptions, without their messages: those may contain values of a recording. */
public final class ErrorOrigin {

    private static final String OWN = "io.github.chatspec.";

    private ErrorOrigin() {}

    /**
     * Returns the type of an exception and where it was thrown.
     *
     * @param error an exception that no one expected
     * @return for example {@code java.lang.NullPointerException at OrderRule.java:41}; the line is the innermost one of
     *     chatspec
     */
    public static String of(Throwable error) {
        StackTraceElement[] trace = error.getStackTrace();
        return error.getClass().getName()
                + Stream.of(trace)
                        .filter(frame -> frame.getClassName().startsWith(OWN) && frame.getFileName() != null)
                        .findFirst()
                        .or(() -> Stream.of(trace).findFirst())
                        .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                        .orElse("");
    }
}
