package io.github.chatspec.check;

import io.github.chatspec.finding.Finding;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The places of earlier findings, which are looked up faster than a fingerprint is made. */
final class FindingPlaces {

    /** The number of places up to which they are kept, since bodies may have any keys. */
    private static final int MOST = 1 << 12;

    private final Set<Place> places = new HashSet<>();

    /** All that a fingerprint consists of. */
    private record Place(
            String rule, Optional<String> operation, int status, Optional<String> pointer, Optional<String> cause) {

        // Not the generated methods of a record: the JVM takes longer to compile them, and each finding is looked up.
        @Override
        public boolean equals(Object other) {
            return other instanceof Place place
                    && status == place.status
                    && rule.equals(place.rule)
                    && operation.equals(place.operation)
                    && pointer.equals(place.pointer)
                    && cause.equals(place.cause);
        }

        @Override
        public int hashCode() {
            return 31 * pointer.hashCode() + rule.hashCode();
        }
    }

    /** Adds the place of a finding, and returns false if an earlier finding certainly had the same fingerprint. */
    boolean add(Finding finding) {
        Place place =
                new Place(finding.rule(), finding.operation(), finding.status(), finding.pointer(), finding.cause());
        return places.size() < MOST ? places.add(place) : !places.contains(place);
    }
}
