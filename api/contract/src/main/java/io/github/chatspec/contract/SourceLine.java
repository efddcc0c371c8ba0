package io.github.chatspec.contract;

/**
 * A place in a contract.
 *
 * @param file the name of the file for messages, for example {@code engage/openapi.yaml}
 * @param line the line, counted from 1
 * @param pointer the JSON Pointer of the place in {@link Contract#document()}
 */
public record SourceLine(String file, int line, String pointer) {

    /** Returns the place in the format that editors and terminals link, for example {@code engage/openapi.yaml:12}. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
