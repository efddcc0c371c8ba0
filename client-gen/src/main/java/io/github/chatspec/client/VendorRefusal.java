package io.github.chatspec.client;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the body of a refusal says.
 *
 * <p>The smallest use: {@code VendorRefusal.SILENT}.
 *
 * @param code the vendor's own code
 * @param description what the vendor says about it
 * @param requestId the identifier of the request in the vendor's log
 */
public record VendorRefusal(OptionalInt code, Optional<String> description, Optional<String> requestId) {

    /** A body that says nothing. */
    public static final VendorRefusal SILENT =
            new VendorRefusal(OptionalInt.empty(), Optional.empty(), Optional.empty());
}
