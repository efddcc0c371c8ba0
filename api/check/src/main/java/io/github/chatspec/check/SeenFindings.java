package io.github.chatspec.check;

import io.github.chatspec.finding.Finding;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Recognizes findings with the fingerprint of an earlier one, without computing it. */
final class SeenFindings {

    /** The number of findings that are kept; a body may have any keys. */
    private static final int MOST = 1 << 12;

    private final Set<FingerprintParts> seen = new HashSet<>();

    /** What a fingerprint is computed from. */
    private record FingerprintParts(
            String rule, Optional<String> operation, int status, Optional<String> pointer, Optional<String> cause) {

        // Not the generated methods of a record: the JVM takes longer to compile them, and each finding is looked up.
        @Override
        public boolean equals(Object other) {
            return other instanceof FingerprintParts parts
                    && status == parts.status
                    && rule.equals(parts.rule)
                    && operation.equals(parts.operation)
                    && pointer.equals(parts.pointer)
                    && cause.equals(parts.cause);
        }

        @Override
        public int hashCode() {
            return 31 * pointer.hashCode() + rule.hashCode();
        }
    }

    /** Adds a finding, and returns false if an earlier finding certainly had the same fingerprint. */
    boolean add(Finding finding) {
        FingerprintParts parts = new FingerprintParts(
                finding.rule(), finding.operation(), finding.status(), finding.pointer(), finding.cause());
        return seen.size() < MOST ? seen.add(parts) : !seen.contains(parts);
    }
}
