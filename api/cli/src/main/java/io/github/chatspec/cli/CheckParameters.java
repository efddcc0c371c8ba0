package io.github.chatspec.cli;

import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.finding.Level;
import io.github.chatspec.report.FailurePolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What a command line asks of {@code chatspec check}; by default what it asks without options. */
interface CheckParameters {

    List<String> files();

    default List<String> contracts() {
        return List.of();
    }

    default List<String> bases() {
        return List.of();
    }

    default boolean onlyKnown() {
        return false;
    }

    /** Returns the operation, or null if it is not set, like all options without a default. */
    default String operation() {
        return null;
    }

    default int status() {
        return 200;
    }

    default boolean lines() {
        return false;
    }

    default RecordingFormat format() {
        return null;
    }

    default List<String> reports() {
        return List.of();
    }

    default FailurePolicy failurePolicy() {
        return new FailurePolicy(Level.ERROR, false);
    }

    default Map<String, String> levels() {
        return Map.of();
    }

    default Path config() {
        return null;
    }

    default Path baseline() {
        return null;
    }

    default String writeBaseline() {
        return null;
    }

    default boolean coverage() {
        return false;
    }

    default String writeCoverage() {
        return null;
    }

    default long maxFindings() {
        return 10_000;
    }

    default boolean showValues() {
        return false;
    }

    /** Returns the number of worker threads, or nothing if it depends on the inputs. */
    default OptionalInt threads() {
        return OptionalInt.empty();
    }
}
