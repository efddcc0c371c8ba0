package io.github.chatspec.client;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Caches the access token of a supplier until the vendor refuses it. */
final class TokenSource {

    private static final Pattern IN_A_HEADER = Pattern.compile("[!-~]+");

    private final Supplier<String> supplier;
    private String current;

    TokenSource(Supplier<String> supplier) {
        this.supplier = supplier;
    }

    synchronized String current() {
        if (current == null) {
            current = supplied();
        }
        return current;
    }

    /** Returns a token other than the refused one, if any; of many calls with the same token, only one gets a new one. */
    synchronized Optional<String> otherThan(String refused) {
        if (refused.equals(current)) {
            current = supplied();
        }
        return Optional.of(current).filter(token -> !token.equals(refused));
    }

    private String supplied() {
        String token = supplier.get();
        // An invalid header value is rejected here, since the JDK's exception would contain it.
        if (token == null || !IN_A_HEADER.matcher(token).matches()) {
            throw new IllegalStateException("The supplier returned a value that is not an access token.");
        }
        return token;
    }
}
