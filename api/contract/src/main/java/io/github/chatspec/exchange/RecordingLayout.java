package io.github.chatspec.exchange;

import java.util.List;

/**
 * How the records of an input are arranged.
 *
 * @param format the format of the records
 * @param path the keys that lead to the array of the records, {@link #ANY_KEY} for any; null if there is no such array
 */
record RecordingLayout(RecordingFormat format, List<String> path) {

    /** Stands for any key of an object. */
    static final String ANY_KEY = "*";

    /** Returns the layout of an array that keys lead to. */
    static RecordingLayout array(RecordingFormat format, String... path) {
        return new RecordingLayout(format, List.of(path));
    }

    /** Returns the layout of records that follow one after the other. */
    static RecordingLayout sequence(RecordingFormat format) {
        return new RecordingLayout(format, null);
    }

    /** Returns the layout that a format has by definition. */
    static RecordingLayout of(RecordingFormat format) {
        return switch (format) {
            case HAR -> array(format, "log", "entries");
            case WIREMOCK -> array(format, "requests");
            case NDJSON, BODY, LINES -> sequence(format);
        };
    }

    /** Returns whether the records are the elements of an array. */
    boolean isArray() {
        return path != null;
    }
}
