package io.github.chatspec.contract;

/**
 * A place in a contract.
 *
 * @param file the file as a reader knows it, for example {@code engage/openapi.yaml}
 * @param line the line, counted from 1
 * @param pointer the JSON Pointer of the place
 */
public record SourceLine(String file, int line, String pointer) {

    /** Returns the place as editors and terminals link it, for example {@code engage/openapi.yaml:12}. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
