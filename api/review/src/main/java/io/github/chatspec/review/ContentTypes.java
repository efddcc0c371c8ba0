package io.github.chatspec.review;

import io.github.chatspec.exchange.MediaType;
import java.util.Collection;
import java.util.Optional;

/** Finds media types in a list that may contain ranges. */
final class ContentTypes {

    private ContentTypes() {}

    /** Returns the type itself, or the first range that includes it. */
    static Optional<String> covering(Collection<String> documented, String type) {
        for (String candidate : documented) {
            if (candidate.equalsIgnoreCase(type)) {
                return Optional.of(candidate);
            }
        }
        return MediaType.parse(type)
                .flatMap(parsed -> documented.stream().filter(parsed::isWithin).findFirst());
    }
}
