package io.github.chatspec.exchange;

import java.util.Locale;

/** The formats of recordings. */
public enum RecordingFormat {
    /** One HTTP archive, as browsers and proxies write it (HAR 1.2): {@code {"log": {"entries": […]}}}. */
    HAR,
    /** Entries of an HTTP archive, one per line or one after the other. */
    NDJSON,
    /** WireMock's request journal, {@code {"requests": […]}}, or its events or recorded stubs one after the other. */
    WIREMOCK,
    /** The body of one response. */
    BODY,
    /** The body of one response on each line. */
    LINES;

    /** Returns the name of the format in command line options. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
