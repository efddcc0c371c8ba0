package io.github.chatspec.client;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The error in the body of a refusal.
 *
 * @param code the vendor's error code
 * @param description the vendor's description
 * @param requestId the identifier of the request in the vendor's log
 */
public record VendorError(OptionalInt code, Optional<String> description, Optional<String> requestId) {

    /** No details. */
    public static final VendorError NONE = new VendorError(OptionalInt.empty(), Optional.empty(), Optional.empty());
}
